import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '#engine';
import { ENGINE } from '#nest';
import { Problem } from '../problem/problem.ts';
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

  /** Ready, and where everything stands. @throws Problem that names what is not ready */
  @Get('health')
  async health(): Promise<object> {
    const { events, projections } = await this.standing();
    return { status: 'ok', node: process.versions.node, events, projections };
  }

  @Get('health/live')
  live(): object {
    return { status: 'ok' };
  }

  /** Ready: the log can be read, every view goes on with it, and the service is not stopping. */
  @Get('health/ready')
  async ready(): Promise<object> {
    await this.standing();
    return { status: 'ok' };
  }

  @Get('metrics')
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    grantOf(request, 'metrics');
    void reply.header('content-type', this.metrics.contentType).send(await this.metrics.text());
  }

  private async standing() {
    if (this.state.stopping.aborted) throw notReady(['stopping']);
    const { store, projector } = this.engine;
    const head = await store.head().catch(() => {
      throw notReady(['log: store-unavailable']);
    });
    const projections = await projector.status().catch(() => {
      throw notReady(['views: view-unavailable']);
    });
    const failures = projections.flatMap(({ name, failure }) => (failure ? [`${name}: ${failure.code}`] : []));
    if (failures.length > 0) throw notReady(failures);
    return { events: head.index + 1, projections };
  }
}

function notReady(names: readonly string[]): Problem {
  const list = names.join('; ');
  return new Problem('not-ready', { detail: { zh: list, en: list } });
}
