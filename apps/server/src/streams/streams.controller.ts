import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Grant, isUnbounded } from '#access';
import { type Engine, projectionsIn, type RowsTouched, rowsTouched } from '#engine';
import { categoryOf, type Zone } from '#kernel';
import { ENGINE } from '#nest';
import { METRICS, type Metrics } from '../operations/metrics.ts';
import { SERVICE_STATE, type ServiceState } from '../operations/service-state.ts';
import { Problem } from '../problem/problem.ts';
import { cursorAfter } from '../queries/events.operation.ts';
import { readParameters } from '../queries/read-parameters.ts';
import { grantOf } from '../security/access.ts';
import { type Places, placesFor } from '../security/places.ts';
import { visibleTo } from '../security/visible-to.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { eventFrame } from './event-frame.ts';
import { type EventHub, eventHub } from './event-hub.ts';
import { followEvents } from './follow-events.ts';
import { followView } from './follow-view.ts';
import { newsWithin } from './news.ts';
import { LONGEST_MS, type SseClient, sseClient } from './sse-client.ts';
import { type StreamLimit, streamLimit } from './stream-limit.ts';
import { eventStreamOperation, type StreamOperation, streamRights, viewStreamOperation } from './stream-operations.ts';
import { type ViewGrowths, viewGrowths } from './view-growth.ts';

interface Given {
  readonly type?: readonly string[];
  readonly category?: readonly string[];
  readonly after?: string;
  readonly from?: 'now' | 'beginning';
  readonly name?: string;
}

/** The log and the views, live. */
@Controller('v1')
export class StreamsController {
  private readonly hub: EventHub;
  private readonly views: ViewGrowths;
  private readonly limit: StreamLimit;
  private readonly touched: RowsTouched;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SERVICE_STATE) private readonly state: ServiceState,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.hub = eventHub(engine.store);
    this.views = viewGrowths(engine, this.hub.growth);
    this.limit = streamLimit(settings.streamsPerIdentity);
    this.touched = rowsTouched(engine);
  }

  @Get('events/stream')
  async events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const grant = grantOf(request, 'events-stream');
    const given = this.read(eventStreamOperation, request);
    const isAll = isUnbounded(grant.scope);
    await this.open(request, reply, grant, given, (client, { places, after }, stop) => {
      const types = given.type && new Set(given.type);
      const categories = given.category && new Set(given.category);
      return followEvents(
        this.hub,
        client,
        {
          places,
          after,
          wanted: ({ type, stream }) => (types?.has(type) ?? true) && (categories?.has(categoryOf(stream)) ?? true),
          visible: visibleTo(grant.scope, this.engine),
          frameOf: ({ index, event, frame }) =>
            isAll ? frame : Buffer.from(eventFrame(places.tokenOf({ index }), places.event(event))),
        },
        stop,
      );
    });
  }

  @Get('views/:name/stream')
  async view(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const given = this.read(viewStreamOperation, request);
    const view = projectionsIn(this.engine.store.header.zone as Zone).find(({ name }) => name === given.name);
    const right = view && streamRights[view.name];
    if (!view || right === undefined) throw new Problem('not-found');
    const grant = grantOf(request, right);
    const news = newsWithin(grant.scope, this.hub, this.touched);
    await this.open(request, reply, grant, given, async (client, { places, after }, stop) => {
      const { growth, stop: leave } = this.views.listen(view.name);
      try {
        await followView(growth, client, { places, after, view, news }, stop);
      } finally {
        leave();
      }
    });
  }

  private read(operation: StreamOperation, { query, params }: FastifyRequest): Given {
    const { header } = this.engine.store;
    const raw = { query: query as Record<string, unknown>, params: params as Record<string, unknown> };
    return readParameters(operation.parameters, raw, { zone: header.zone as Zone, clock: this.engine.clock });
  }

  /** The log index after which a client begins: where it broke off, where it says, or now. */
  private async begin({ headers }: FastifyRequest, { after, from }: Given, places: Places): Promise<number> {
    const last = headers['last-event-id'];
    const token = typeof last === 'string' && last !== '' ? last : after;
    if (token !== undefined) return (await cursorAfter(this.engine, places, token)).index;
    return from === 'beginning' ? -1 : (await this.engine.store.head()).index;
  }

  private async open(
    request: FastifyRequest,
    reply: FastifyReply,
    grant: Grant,
    given: Given,
    follow: (client: SseClient, begin: { places: Places; after: number }, stop: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const places = await placesFor(grant.scope, this.engine);
    const after = await this.begin(request, given, places);
    const release = this.limit.take(grant.actor.id);
    if (!release) throw new Problem('too-many-streams');
    const leave = await this.hub.listen();
    const stop = AbortSignal.any([this.state.stopping, AbortSignal.timeout(LONGEST_MS)]);
    this.metrics.streams(1);
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    const client = sseClient(response);
    try {
      await follow(client, { places, after }, stop);
    } catch (error) {
      request.log.error({ code: (error as { readonly code?: unknown }).code }, 'a stream broke off');
      response.destroy();
    } finally {
      release();
      leave();
      this.metrics.streams(-1);
    }
  }
}
