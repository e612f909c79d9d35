import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { runReservationReactor } from '#command';
import { type Engine, type Locations, openEngine } from '#engine';
import type { Language, Zone } from '#kernel';
import { parkedText, pause } from '#projection';
import { PortRefused } from './errors.ts';
import { nextSteps } from './next-steps.ts';
import { ProblemFilter } from './problem.filter.ts';
import { serverModule } from './server.module.ts';

export interface ServerOptions extends Locations {
  /** On the loopback address; 0: any free one. */
  readonly port: number;
  /** Of a log that has to be made. */
  readonly zone?: Zone | undefined;
  readonly lang: Language;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Without authentication the service is for this machine only. */
const LOOPBACK = '127.0.0.1';

/**
 * Opens the data folder, projects its log and frees forgotten vehicles as it grows, and answers over HTTP until closed.
 * @throws PortRefused; what opening the engine throws
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const engine = await openEngine({ ...options, create: { zone: options.zone } });
  const stopping = new AbortController();
  const app = await NestFactory.create<NestFastifyApplication>(serverModule(engine), new FastifyAdapter(), {
    logger: ['error', 'warn'],
  });
  app.useGlobalFilters(new ProblemFilter());
  const work = [project(engine, stopping.signal), react(engine, stopping.signal)];
  const close = async () => {
    await app.close();
    stopping.abort();
    await Promise.all(work);
    await engine.close();
  };
  try {
    const url = (await listen(app, options.port)).replace(LOOPBACK, 'localhost');
    for (const { message } of engine.warnings) say(message[options.lang]);
    const { index } = await engine.store.head();
    say(options.lang === 'zh' ? `服务地址 ${url}（仅限本机）` : `serving ${url} (this machine only)`);
    say(nextSteps(index + 1)[options.lang]);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Past Nest, which would write its own report of a port that is taken. @returns the address @throws PortRefused */
async function listen(app: NestFastifyApplication, port: number): Promise<string> {
  await app.init();
  try {
    return await app.getHttpAdapter().getInstance().listen({ port, host: LOOPBACK });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE' || code === 'EACCES' ? new PortRefused(port, code) : error;
  }
}

/** Keeps the views up with the log. A projection that stops says so; all others go on. */
function project({ projector }: Engine, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    projector.run(stop).subscribe({
      next: (news) => {
        if (news.kind === 'stopped') say(news.error.message);
        if (news.kind === 'parked') say(parkedText(news.projection, news.event));
      },
      error: (error: Error) => {
        say(error.message);
        resolve();
      },
      complete: resolve,
    });
  });
}

/** Frees vehicles that a killed process left held. */
async function react({ store, executor, clock }: Engine, stop: AbortSignal): Promise<void> {
  const failed = (error: Error) => say(error.message);
  try {
    await runReservationReactor({ store, execute: executor.execute, clock, pause, failed }, stop);
  } catch (error) {
    failed(error as Error);
  }
}

function say(message: string): void {
  process.stderr.write(`dealtrail: ${message}\n`);
}
