import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AccessSettings, accessSettings, openAuthenticator } from '#access';
import { MAX_COMMAND_BYTES } from '#edge';
import { type Engine, type Locations, openEngine } from '#engine';
import type { Language, Zone } from '#kernel';
import { PortRefused } from './errors.ts';
import { takeJson } from './json-body.ts';
import { serveDocument } from './openapi/serve-document.ts';
import { createLogger } from './operations/logger.ts';
import { createMetrics } from './operations/metrics.ts';
import { nextSteps } from './operations/next-steps.ts';
import { serviceState } from './operations/service-state.ts';
import { ProblemFilter } from './problem/problem.filter.ts';
import { problemOf } from './problem/problem-of.ts';
import { sendProblem } from './problem/send-problem.ts';
import { addRequestHooks } from './request-hooks.ts';
import { setSecurityHeaders } from './security/security-headers.ts';
import { serverModule } from './server.module.ts';
import { settingsOf } from './settings.ts';
import { PIECE_BYTES } from './streams/sse-client.ts';

export interface ServerOptions extends Locations {
  /** 0: any free one. */
  readonly port: number;
  /** The address to listen on; default: this machine only. */
  readonly host?: string | undefined;
  /** Of a log that has to be made. */
  readonly zone?: Zone | undefined;
  readonly lang: Language;
}

export interface RunningServer {
  readonly url: string;
  /** Finishes what was begun, answers 503 to what comes meanwhile, and closes the stores. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** How long a request may take to arrive, in ms. */
const ARRIVAL_MS = 30_000;
/** How long a connection may lie idle, in ms: longer than a load balancer's. */
const IDLE_MS = 72_000;
/** How long requests under way are waited for, in ms: the process has ended 10 s after it was asked to. */
const FINISH_MS = 7_000;

/**
 * Opens the data folder, projects its log and frees forgotten vehicles as it grows, and answers over HTTP until closed.
 * @throws PortRefused, AuthenticationRequired, ConfigurationRefused; what opening the engine throws
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = LOOPBACK } = options;
  const settings = settingsOf(process.env);
  const access = accessSettings(process.env, options.data);
  const engine = await openEngine({ ...options, create: { zone: options.zone } });
  const app = await serviceOver(engine, access, host, settings).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const { application, close } = app;
  try {
    const url = (await listen(application, options.port, host)).replace(LOOPBACK, 'localhost');
    for (const { message } of engine.warnings) say(message[options.lang]);
    const { index } = await engine.store.head();
    const only = app.isOpen ? { zh: '（仅限本机）', en: ' (this machine only)' } : { zh: '', en: '' };
    say(options.lang === 'zh' ? `服务地址 ${url}${only.zh}` : `serving ${url}${only.en}`);
    say(nextSteps(index + 1)[options.lang]);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serviceOver(
  engine: Engine,
  access: AccessSettings,
  host: string,
  settings: ReturnType<typeof settingsOf>,
) {
  const { clock, store } = engine;
  const authenticator = openAuthenticator(access, { host, tenant: store.header.tenant, clock });
  const state = serviceState();
  const metrics = createMetrics(engine);
  const logger = createLogger(settings.logLevel);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_COMMAND_BYTES,
    requestTimeout: ARRIVAL_MS,
    keepAliveTimeout: IDLE_MS,
    return503OnClosing: false,
    forceCloseConnections: true,
    http: { highWaterMark: PIECE_BYTES },
    routerOptions: { maxParamLength: 256 },
    // An address that no route can be asked about: no hook has run.
    frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply) {
      setSecurityHeaders(reply, false);
      void sendProblem(request, reply, problemOf(error));
    },
  });
  const faults = (error: Error) => say(error.message);
  const application = await NestFactory.create<NestFastifyApplication>(
    serverModule({ engine, faults, state, metrics, settings }),
    adapter,
    { logger: ['error', 'warn'], bodyParser: false },
  );
  takeJson(adapter.getInstance());
  addRequestHooks(adapter.getInstance(), { authenticator, state, metrics, logger, settings });
  serveDocument(application);
  application.useGlobalFilters(new ProblemFilter(logger));
  await application.init();
  const close = async () => {
    state.stop();
    await Promise.race([state.idle(), new Promise((resolve) => setTimeout(resolve, FINISH_MS).unref())]);
    metrics.stop();
    await application.close();
  };
  return { application, close, isOpen: authenticator.kind === 'development' };
}

/** Past Nest, which would write its own report of a port that is taken. @returns the address @throws PortRefused */
async function listen(application: NestFastifyApplication, port: number, host: string): Promise<string> {
  try {
    return await application.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE' || code === 'EACCES' ? new PortRefused(port, code) : error;
  }
}

function say(message: string): void {
  process.stderr.write(`dealtrail: ${message}\n`);
}
