import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Engine } from '#engine';
import { ENGINE } from '#nest';
import { mayAsk } from '../security/access.ts';
import { nextSteps } from './next-steps.ts';

/** What there is, for whoever opens the address in a browser; how much of it, for whoever may know how the service stands. */
@Controller()
export class WelcomeController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  @Get()
  async welcome(@Req() request: FastifyRequest): Promise<object> {
    const ask = ['/docs', '/openapi.json', '/health', '/v1/funnel/snapshot', '/v1/events/stream'];
    if (!mayAsk(request, 'health')) return { service: 'dealtrail', ask };
    const events = (await this.engine.store.head()).index + 1;
    return { service: 'dealtrail', events, ask, next: nextSteps(events) };
  }
}
