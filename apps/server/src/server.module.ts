import { type DynamicModule, Module } from '@nestjs/common';
import type { Engine } from '#engine';
import { ENGINE } from './engine.token.ts';
import { FunnelController } from './funnel.controller.ts';
import { HealthController } from './health.controller.ts';
import { WelcomeController } from './welcome.controller.ts';

@Module({ controllers: [HealthController, FunnelController, WelcomeController] })
export class ServerModule {}

/** The service over an engine that is open already. */
export function serverModule(engine: Engine): DynamicModule {
  return { module: ServerModule, providers: [{ provide: ENGINE, useValue: engine }] };
}
