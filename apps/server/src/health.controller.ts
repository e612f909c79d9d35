import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import { askHealth, type Engine } from '#engine';
import { ENGINE } from './engine.token.ts';
import { NotReady } from './errors.ts';

/** Whether the service lives, and whether it can answer. */
@Controller('health')
export class HealthController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  /**
   * Ready: the log can be read and every view goes on with it. Where streams are parked it answers, and names the events
   * that they wait for: a single event takes no service down.
   * @throws NotReady with all that does not go on
   */
  @Get(['', 'ready'])
  async health(): Promise<object> {
    const { events, projections, parked } = await askHealth(this.engine).catch((error: Error) => {
      throw new NotReady([error.message]);
    });
    const failures = projections.flatMap(({ name, failure }) => (failure ? [`${name}: ${failure.message}`] : []));
    if (failures.length > 0) throw new NotReady(failures);
    const status = parked.length > 0 ? 'degraded' : 'ok';
    return { status, node: process.versions.node, events, projections, parked };
  }

  @Get('live')
  @HttpCode(200)
  live(): object {
    return { status: 'ok' };
  }
}
