import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import type { Engine } from '#engine';
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
   * Ready: the log can be read and every view goes on with it.
   * @throws NotReady with all that does not
   */
  @Get()
  async health(): Promise<object> {
    const { store, projector } = this.engine;
    const [head, projections] = await Promise.all([store.head(), projector.status()]).catch((error: Error) => {
      throw new NotReady([error.message]);
    });
    const failures = projections.flatMap(({ name, failure }) => (failure ? [`${name}: ${failure.message}`] : []));
    if (failures.length > 0) throw new NotReady(failures);
    return { status: 'ok', node: process.versions.node, events: head.index + 1, projections };
  }

  @Get('live')
  @HttpCode(200)
  live(): object {
    return { status: 'ok' };
  }
}
