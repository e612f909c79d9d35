import { type Locations, openProjector, pathsOf, runSweeper, sweepOf } from '#engine';
import { pause } from '#projection';
import { createLogger } from '../../server/src/operations/logger.ts';
import { logLevelOf } from '../../server/src/settings.ts';
import { listenForHealth } from './health.ts';
import { tellNews } from './tell-news.ts';

export interface ProjectorProcessOptions extends Locations {
  /** Of `/health`; 0: any free one. */
  readonly port: number;
  /** The address to listen on; default: this machine only. */
  readonly host?: string | undefined;
}

export interface ProjectorProcess {
  /** Where its health is told. */
  readonly url: string;
  /** Commits the batch under way, frees the lease, and closes the stores. */
  stop(): void;
  /** Resolves once it was stopped. @throws what no projector can go on after */
  readonly ended: Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Projects a log that there is, until stopped: as soon as no other projector of the same views does; and puts breaches on
 * record in it. It decides nothing, opens no personal data and needs no keys.
 * @throws ConfigurationRefused, NoLog, PortRefused; what opening the stores throws
 */
export async function startProjector(options: ProjectorProcessOptions): Promise<ProjectorProcess> {
  const logger = createLogger(logLevelOf(process.env, 'info'));
  const { events, views } = pathsOf(options);
  const { store, projector, close } = await openProjector({ events, views });
  const stop = new AbortController();
  const health = await listenForHealth(
    { store, projector, stopping: stop.signal },
    options.port,
    options.host ?? LOOPBACK,
  ).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  logger.info({ url: health.url, views, logId: store.header.logId }, 'started');
  const running = new Promise<void>((resolve, reject) => {
    projector.run(stop.signal).subscribe({ next: tellNews(logger), error: reject, complete: resolve });
  });
  const failed = ({ message }: Error) => logger.warn({}, message);
  const elapsed = () => performance.now();
  const sweeping = runSweeper({ sweep: sweepOf({ store, projector }), pause, elapsed, failed }, stop.signal);
  const ended = running.finally(async () => {
    stop.abort();
    await sweeping;
    await health.close();
    await close();
    logger.info('ended');
  });
  return { url: health.url, stop: () => stop.abort(), ended };
}
