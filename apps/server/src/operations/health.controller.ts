import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askHealth, type Engine } from '#engine';
import { ENGINE } from '#nest';
import { Problem } from '../problem/problem.ts';
import { isProblemCode } from '../problem/problem-kinds.ts';
import { grantOf } from '../security/access.ts';
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
   * Ready, and where everything stands. Where streams are parked it answers, and names the events that they wait for: a
   * single event takes no service down.
   * @throws Problem that names all that does not go on
   */
  @Get('health')
  async health(): Promise<object> {
    const { events, projections, parked } = await this.standing();
    const status = parked.length > 0 ? 'degraded' : 'ok';
    return { status, node: process.versions.node, events, projections, parked };
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
  ready(): Promise<object> {
    return this.health();
  }

  @Get('metrics')
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    grantOf(request, 'metrics');
    void reply.header('content-type', this.metrics.contentType).send(await this.metrics.text());
  }

  private async standing() {
    if (this.state.stopping.aborted) throw notReady(['stopping']);
    const health = await askHealth(this.engine).catch((error: { readonly code?: unknown }) => {
      throw notReady([`stores: ${isProblemCode(error.code) ? error.code : 'store-unavailable'}`]);
    });
    const failures = health.projections.flatMap(({ name, failure }) => (failure ? [`${name}: ${failure.code}`] : []));
    if (health.stopped) failures.unshift('writing-stopped');
    if (failures.length > 0) throw notReady(failures);
    return health;
  }
}

function notReady(names: readonly string[]): Problem {
  const list = names.join('; ');
  return new Problem('not-ready', { detail: { zh: list, en: list } });
}
