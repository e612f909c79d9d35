import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askHealth, type Engine } from '#engine';
import { ENGINE } from '#nest';
import { Problem } from '../problem/problem.ts';
import { isProblemCode } from '../problem/problem-kinds.ts';
import { grantOf, mayAsk } from '../security/access.ts';
import { METRICS, type Metrics } from './metrics.ts';
import { SERVICE_STATE, type ServiceState } from './service-state.ts';

/** Whether the service lives, and whether it can answer. */
@Controller()
export class HealthController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SERVICE_STATE) private readonly state: ServiceState,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /**
   * Whether it is ready, with the codes of what is amiss. Whoever has the right to it is told by name as well, and where
   * everything stands. Where streams are parked it answers: a single event takes no service down.
   * @throws Problem for all that does not go on
   */
  @Get('health')
  async health(@Req() request: FastifyRequest): Promise<object> {
    const seesNames = mayAsk(request, 'health');
    if (this.state.stopping.aborted) throw notReady([{ code: 'stopping' }], seesNames);
    const { events, stopped, projections, parked } = await askHealth(this.engine).catch(
      ({ code }: { readonly code?: unknown }) => {
        throw notReady([{ of: 'stores', code: isProblemCode(code) ? code : 'store-unavailable' }], seesNames);
      },
    );
    const failures = projections.flatMap(({ name, failure }) => (failure ? [{ of: name, code: failure.code }] : []));
    const reasons: readonly Reason[] = [...(stopped ? [{ code: 'writing-stopped' }] : []), ...failures];
    if (reasons.length > 0) throw notReady(reasons, seesNames);
    const told = parked.length > 0 ? { status: 'degraded', reasons: ['parked'] } : { status: 'ok', reasons: [] };
    return seesNames ? { ...told, node: process.versions.node, events, projections, parked } : told;
  }

  @Get('health/live')
  live(): object {
    return { status: 'ok' };
  }

  /**
   * Ready: the log can be read and takes events, every view goes on with it, and the service is not stopping. After a
   * failed write or sync it is not ready until it is started again.
   */
  @Get('health/ready')
  ready(@Req() request: FastifyRequest): Promise<object> {
    return this.health(request);
  }

  @Get('metrics')
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    grantOf(request, 'metrics');
    void reply.header('content-type', this.metrics.contentType).send(await this.metrics.text());
  }
}

/** Why the service is not ready. */
interface Reason {
  readonly code: string;
  /** What of the service it is. */
  readonly of?: string;
}

function notReady(reasons: readonly Reason[], seesNames: boolean): Problem {
  const codes = [...new Set(reasons.map(({ code }) => code))];
  const named = reasons.map(({ of, code }) => (of === undefined ? code : `${of}: ${code}`));
  const list = (seesNames ? named : codes).join('; ');
  return new Problem('not-ready', { detail: { zh: list, en: list }, reasons: codes });
}
