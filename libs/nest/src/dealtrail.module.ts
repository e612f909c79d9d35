import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type Engine, type EngineOptions, openEngine } from '#engine';
import { AskHandler } from './ask.handler.ts';
import { type WorkBeside, workBeside } from './background.ts';
import { ENGINE } from './engine.token.ts';
import { SendHandler } from './send.handler.ts';

/**
 * Where the engine comes from, who is told of faults beside any request (default: Nest's logger), and whether the
 * application projects (default: it does; where it does not, `dealtrail project` has to run over the same views).
 */
export type DealtrailOptions = (EngineOptions | { readonly engine: Engine }) & Partial<WorkBeside>;

const BESIDE = Symbol('dealtrail work beside requests');

/**
 * The engine inside a NestJS application. Commands go through its `CommandBus` as `Send`, questions through its `QueryBus`
 * as `Ask`; `ENGINE` injects the engine itself: its log to subscribe to, its projector to wait for. It projects in this
 * process while the application runs. With `app.enableShutdownHooks()` or `app.close()` it ends its work and closes every
 * store, whether it opened the engine or was given it. Nothing durable rides on Nest's event bus.
 */
@Module({})
export class DealtrailModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stop = new AbortController();
  private work: Promise<void> | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(BESIDE) private readonly beside: WorkBeside,
  ) {}

  static forRoot(options: DealtrailOptions): DynamicModule {
    const engine =
      'engine' in options
        ? { provide: ENGINE, useValue: options.engine }
        : { provide: ENGINE, useFactory: () => openEngine(options) };
    const { faults = (error: Error) => new Logger('Dealtrail').error(error.message), projects = true } = options;
    const beside: WorkBeside = { projects, faults };
    return {
      module: DealtrailModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [engine, { provide: BESIDE, useValue: beside }, SendHandler, AskHandler],
      exports: [engine, CqrsModule],
    };
  }

  onApplicationBootstrap(): void {
    this.work = workBeside(this.engine, this.beside, this.stop.signal);
  }

  /** Nothing is answered any more by then. */
  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.work;
    await this.engine.close();
  }
}
