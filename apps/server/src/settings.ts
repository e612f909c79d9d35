import { ConfigurationRefused } from '#engine';

/** Under which Nest injects the limits of this service. */
export const SETTINGS = Symbol('dealtrail settings');

/** What one asker may use of the service, and what the service does. */
export interface Settings {
  /** Requests a second of one identity in the long run; twice as many at once after a rest. */
  readonly requestsPerSecond: number;
  readonly streamsPerIdentity: number;
  /** Of pino: requests are told at `info`. */
  readonly logLevel: string;
  /** Whether it projects; where not, `dealtrail project` does, over the same views. */
  readonly projects: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** By environment: DEALTRAIL_RATE, DEALTRAIL_STREAMS, DEALTRAIL_LOG, DEALTRAIL_PROJECTOR. @throws ConfigurationRefused */
export function settingsOf(environment: Environment): Settings {
  const { DEALTRAIL_PROJECTOR: projector = 'on' } = environment;
  if (projector !== 'on' && projector !== 'off')
    throw new ConfigurationRefused('DEALTRAIL_PROJECTOR is neither on nor off');
  return {
    requestsPerSecond: count(environment, 'DEALTRAIL_RATE', 2_000),
    streamsPerIdentity: count(environment, 'DEALTRAIL_STREAMS', 100),
    logLevel: logLevelOf(environment, 'warn'),
    projects: projector === 'on',
  };
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

/** Of pino, by DEALTRAIL_LOG. @throws ConfigurationRefused */
export function logLevelOf({ DEALTRAIL_LOG: level }: Environment, otherwise: string): string {
  if (level === undefined || LEVELS.includes(level)) return level ?? otherwise;
  throw new ConfigurationRefused(`DEALTRAIL_LOG is none of ${LEVELS.join(', ')}`);
}

function count(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ConfigurationRefused(`${name} is not a whole number from 1 on`);
}
