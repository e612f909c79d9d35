import { type DynamicModule, Module } from '@nestjs/common';
import type { Engine } from '#engine';
import { DealtrailModule, type Faults } from '#nest';
import { CommandsController } from './commands/commands.controller.ts';
import { HealthController } from './operations/health.controller.ts';
import { METRICS, type Metrics } from './operations/metrics.ts';
import { SERVICE_STATE, type ServiceState } from './operations/service-state.ts';
import { WelcomeController } from './operations/welcome.controller.ts';
import { QueriesController } from './queries/queries.controller.ts';
import { SETTINGS, type Settings } from './settings.ts';
import { StreamsController } from './streams/streams.controller.ts';

@Module({
  controllers: [HealthController, StreamsController, CommandsController, QueriesController, WelcomeController],
})
export class ServerModule {}

export interface ServerParts {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly state: ServiceState;
  readonly metrics: Metrics;
  readonly settings: Settings;
}

/** The service over an engine that is open already. */
export function serverModule({ engine, faults, state, metrics, settings }: ServerParts): DynamicModule {
  return {
    module: ServerModule,
    imports: [DealtrailModule.forRoot({ engine, faults, projects: settings.projects })],
    providers: [
      { provide: SERVICE_STATE, useValue: state },
      { provide: METRICS, useValue: metrics },
      { provide: SETTINGS, useValue: settings },
    ],
  };
}
