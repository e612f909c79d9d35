import { type DynamicModule, Module } from '@nestjs/common';
import type { Engine } from '#engine';
import { ENGINE } from './engine.token.ts';
import { FunnelController } from './funnel.controller.ts';
import { HealthController } from './health.controller.ts';
import { WelcomeController } from './welcome.controller.ts';

@Module({})
export class ServerModule {
  static with(engine: Engine): DynamicModule {
    return {
      module: ServerModule,
      controllers: [HealthController, FunnelController, WelcomeController],
      providers: [{ provide: ENGINE, useValue: engine }],
    };
  }
}
