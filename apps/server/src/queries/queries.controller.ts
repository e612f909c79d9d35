import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readerOf } from '#access';
import type { Engine } from '#engine';
import type { Zone } from '#kernel';
import { ENGINE } from '#nest';
import { nestPath } from '../nest-path.ts';
import { grantOf } from '../security/access.ts';
import { placesFor } from '../security/places.ts';
import { awaitConsistency } from './consistency.ts';
import type { QueryOperation } from './query-operation.ts';
import { queryOperations } from './query-operations.ts';
import { readParameters } from './read-parameters.ts';

/** Every question of the table, each at its address. */
@Controller()
export class QueriesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(QueryBus) private readonly bus: QueryBus,
  ) {}

  async answer(operation: QueryOperation, request: FastifyRequest, reply: FastifyReply): Promise<object> {
    const { engine, bus } = this;
    const grant = grantOf(request, operation.right);
    const reader = readerOf(grant, request.headers, request.correlation);
    const raw = { query: request.query as Record<string, unknown>, params: request.params as Record<string, unknown> };
    const reading = { zone: engine.store.header.zone as Zone, clock: engine.clock };
    const given = readParameters(operation.parameters, raw, reading);
    const places = await placesFor(grant.scope, engine);
    await awaitConsistency(engine, places, request.headers, pause);
    const answer = places.answer(await operation.ask({ engine, bus, grant, places, reader, given }));
    const { position } = answer as { readonly position?: unknown };
    if (typeof position === 'string') reply.header('dealtrail-position', position);
    return answer;
  }
}

for (const operation of queryOperations) {
  const handler = `ask ${operation.name}`;
  const value = function (this: QueriesController, request: FastifyRequest, reply: FastifyReply) {
    return this.answer(operation, request, reply);
  };
  Object.defineProperty(QueriesController.prototype, handler, { value });
  Get(nestPath(operation.path))(QueriesController.prototype, handler, { value });
  Req()(QueriesController.prototype, handler, 0);
  Res({ passthrough: true })(QueriesController.prototype, handler, 1);
}
