import { Controller, Get, HttpCode, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Engine } from '#engine';
import { ENGINE } from './engine.token.ts';

/** Whether the service lives, and whether it can answer. */
@Controller('health')
export class HealthController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  /** Ready: the log can be read and every view stands somewhere. Names what is not. */
  @Get()
  async health(): Promise<object> {
    const { store, projector } = this.engine;
    try {
      const head = await store.head();
      return {
        status: 'ok',
        node: process.versions.node,
        events: head.index + 1,
        projections: await projector.status(),
      };
    } catch (error) {
      throw new ServiceUnavailableException({ status: 'unavailable', reason: (error as Error).message });
    }
  }

  @Get('live')
  @HttpCode(200)
  live(): object {
    return { status: 'ok' };
  }
}
