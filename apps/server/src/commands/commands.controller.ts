import { randomUUID } from 'node:crypto';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { permitOf } from '#access';
import { type CommandBody, parseCommandBody } from '#edge';
import type { Engine } from '#engine';
import { type Actor, isAggregateId, type JsonObject } from '#kernel';
import { ENGINE, Send } from '#nest';
import { nestPath } from '../nest-path.ts';
import { METRICS, type Metrics } from '../operations/metrics.ts';
import { invalid, Problem } from '../problem/problem.ts';
import { problemOf } from '../problem/problem-of.ts';
import { grantOf } from '../security/access.ts';
import { placesFor } from '../security/places.ts';
import { answerOf, type CommandAnswer } from './command-answer.ts';
import { correlationOf, expectedRevisionOf, idempotencyKeyOf } from './command-headers.ts';
import { type CommandOperation, commandOperations } from './command-operations.ts';

/** Every command of the table, each at its address. */
@Controller()
export class CommandsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  async send(operation: CommandOperation, request: FastifyRequest, reply: FastifyReply): Promise<CommandAnswer> {
    const begin = performance.now();
    try {
      const answer = await this.execute(operation, request, reply);
      this.metrics.command(operation.command, 'accepted', performance.now() - begin);
      return answer;
    } catch (error) {
      this.metrics.command(operation.command, problemOf(error).code, performance.now() - begin);
      throw error;
    }
  }

  private async execute(operation: CommandOperation, request: FastifyRequest, reply: FastifyReply) {
    const { headers } = request;
    const grant = grantOf(request, operation.command);
    const id = operation.creates ? undefined : idIn(request);
    const commandId = idempotencyKeyOf(headers) ?? randomUUID();
    const expectedRevision = expectedRevisionOf(headers);
    const correlationId = correlationOf(headers);
    const parsed = parseCommandBody(operation, request.body);
    if ('errors' in parsed) throw new Problem('invalid', { errors: parsed.errors });
    // Nothing that the answer needs may be missing once the command is done.
    const places = await placesFor(grant.scope, this.engine);
    const command = commandOf(operation, parsed.body, id, grant.actor, commandId);
    const outcome = await this.bus.execute(
      new Send({
        ...command,
        permit: permitOf(grant),
        ...(expectedRevision !== undefined && { expectedRevision }),
        ...(correlationId !== undefined && { correlationId }),
      }),
    );
    const place = 'position' in outcome ? places.tokenOf(await this.engine.store.placeOf(outcome)) : '';
    const answer = answerOf(outcome, grant, place, expectedRevision !== undefined);
    reply
      .status(operation.creates ? 201 : 200)
      .header('etag', `"${answer.revision}"`)
      .header('dealtrail-position', answer.position)
      .header('idempotency-key', commandId);
    if (operation.creates) reply.header('location', `${operation.path}/${answer.id}`);
    return answer;
  }
}

for (const operation of commandOperations) {
  const handler = `send ${operation.category} ${operation.command}`;
  const value = function (this: CommandsController, request: FastifyRequest, reply: FastifyReply) {
    return this.send(operation, request, reply);
  };
  Object.defineProperty(CommandsController.prototype, handler, { value });
  Post(nestPath(operation.path))(CommandsController.prototype, handler, { value });
  Req()(CommandsController.prototype, handler, 0);
  Res({ passthrough: true })(CommandsController.prototype, handler, 1);
}

function idIn({ params }: FastifyRequest): string {
  const { id } = params as { readonly id: string };
  if (isAggregateId(id) && !(id in Object.prototype)) return id;
  throw invalid('', 'aggregate-id', {
    zh: '地址中的编号须为 1 到 128 个字符：A–Z a–z 0–9 . _ ~ -',
    en: 'Write the id in the address as 1 to 128 characters of A–Z a–z 0–9 . _ ~ -',
  });
}

/** A command that is there for several kinds of things is meant for the one that its address names. */
function commandOf(
  { command, category }: CommandOperation,
  body: CommandBody,
  id: string | undefined,
  actor: Actor,
  commandId: string,
) {
  const { data, occurredAt, occurredAtText } = body;
  const named = id ?? body.id;
  const input =
    'aggregate' in body.input || command !== 'CorrectEvent' ? body.input : { ...body.input, aggregate: category };
  if ('aggregate' in input && input.aggregate !== category) {
    throw invalid('/data/aggregate', 'aggregate-of-address', {
      zh: `此地址更正的是 ${category}；请去掉 aggregate`,
      en: `At this address it is ${category} that is corrected: leave aggregate out`,
    });
  }
  return {
    command,
    data: data as JsonObject,
    input,
    actor,
    commandId,
    ...(named !== undefined && { id: named }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(occurredAtText !== undefined && { occurredAtText }),
  };
}
