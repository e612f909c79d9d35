import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Engine } from '#engine';

/** Under which Nest injects the metrics of this service. */
export const METRICS = Symbol('dealtrail metrics');

export interface Metrics {
  /** A command that was answered: `accepted`, or the code of its problem. */
  command(command: string, outcome: string, milliseconds: number): void;
  request(method: string, route: string, status: number): void;
  streams(change: 1 | -1): void;
  readonly contentType: string;
  /** Prometheus text. */
  text(): Promise<string>;
  /** Ends what measures beside any request. */
  stop(): void;
}

export function createMetrics({ projector }: Pick<Engine, 'projector'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'dealtrail_' });
  const commands = new Counter({
    name: 'dealtrail_commands_total',
    help: 'Commands answered over HTTP, by outcome: accepted, or the code of the problem',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'dealtrail_command_seconds',
    help: 'Time from a parsed request to its answer',
    labelNames: ['outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const requests = new Counter({
    name: 'dealtrail_http_requests_total',
    help: 'Requests answered, by route',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const streams = new Gauge({ name: 'dealtrail_streams_open', help: 'Live streams open', registers });
  const gauges = {
    lagEvents: new Gauge({
      name: 'dealtrail_projection_lag_events',
      help: 'Events of the log that the view lacks',
      labelNames: ['projection'],
      registers,
    }),
    lagSeconds: new Gauge({
      name: 'dealtrail_projection_lag_seconds',
      help: 'Age of the oldest event that the view lacks',
      labelNames: ['projection'],
      registers,
    }),
    parked: new Gauge({
      name: 'dealtrail_projection_parked_streams',
      help: 'Streams held back behind an event that the projection could not apply',
      labelNames: ['projection'],
      registers,
    }),
  };
  return {
    command(command, outcome, milliseconds) {
      commands.inc({ command, outcome });
      seconds.observe({ outcome: outcome === 'accepted' ? 'accepted' : 'problem' }, milliseconds / 1_000);
    },
    request: (method, route, status) => requests.inc({ method, route, status }),
    streams: (change) => streams.inc(change),
    contentType: registry.contentType,
    async text() {
      for (const { name: projection, lagEvents, lagSeconds, parked } of await projector.status()) {
        gauges.lagEvents.set({ projection }, lagEvents);
        gauges.lagSeconds.set({ projection }, lagSeconds);
        gauges.parked.set({ projection }, parked);
      }
      return registry.metrics();
    },
    stop: () => registry.clear(),
  };
}
