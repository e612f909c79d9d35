import { Controller, Get, Inject } from '@nestjs/common';
import type { Engine } from '#engine';
import { ENGINE } from '#nest';
import { nextSteps } from './next-steps.ts';

/** What there is, for whoever opens the address in a browser. */
@Controller()
export class WelcomeController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  @Get()
  async welcome(): Promise<object> {
    const { index } = await this.engine.store.head();
    return {
      service: 'dealtrail',
      events: index + 1,
      ask: ['/docs', '/openapi.json', '/health', '/v1/funnel/snapshot', '/v1/events/stream'],
      next: nextSteps(index + 1),
    };
  }
}
