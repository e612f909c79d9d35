import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askHealth, type OpenProjector } from '#engine';
import { PortRefused } from '../../server/src/errors.ts';

/** What is looked at for an answer. */
export interface Watched extends Pick<OpenProjector, 'store' | 'projector'> {
  readonly stopping: AbortSignal;
}

export interface HealthAnswer {
  readonly status: 200 | 503;
  readonly body: {
    readonly status: 'ok' | 'degraded' | 'not-ready';
    /** Codes of what is amiss. */
    readonly reasons: readonly string[];
    /** Of the view that is furthest behind. */
    readonly lagEvents?: number;
    readonly lagSeconds?: number;
  };
}

/**
 * Whether the log and the views can be read and every view goes on, by codes and numbers: anybody who reaches it may ask.
 * One that stands by is well, and so is one whose streams are parked in part.
 */
export async function healthOf({ store, projector, stopping }: Watched): Promise<HealthAnswer> {
  if (stopping.aborted) return notReady(['stopping']);
  try {
    const { projections, parked } = await askHealth({ store, projector });
    const failures = projections.flatMap(({ failure }) => (failure ? [failure.code] : []));
    if (failures.length > 0) return notReady([...new Set(failures)]);
    const lagEvents = Math.max(0, ...projections.map((projection) => projection.lagEvents));
    const lagSeconds = Math.max(0, ...projections.map((projection) => projection.lagSeconds));
    const told =
      parked.length > 0
        ? ({ status: 'degraded', reasons: ['parked'] } as const)
        : ({ status: 'ok', reasons: [] } as const);
    return { status: 200, body: { ...told, lagEvents, lagSeconds } };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return notReady([typeof code === 'string' ? code : 'internal']);
  }
}

function notReady(reasons: readonly string[]): HealthAnswer {
  return { status: 503, body: { status: 'not-ready', reasons } };
}

/** Answers `GET /health`. @throws PortRefused */
export async function listenForHealth(
  watched: Watched,
  port: number,
  host: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const known = request.method === 'GET' && request.url === '/health';
    const answer = known ? healthOf(watched) : Promise.resolve({ status: 404, body: { status: 'not-found' } });
    void answer.then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  const bound = await listening(server, port, host);
  return {
    url: `http://${host}:${bound}/health`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { code } = error;
      reject(code === 'EADDRINUSE' || code === 'EACCES' ? new PortRefused(port, code) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
