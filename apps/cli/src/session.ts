import { existsSync } from 'node:fs';
import { authorise, type Operation } from '#access';
import { maySeePersonalData, parseActor } from '#edge';
import { type Engine, isOnServer, type Locations, type NewLog, openEngine, pathsOf, type Reader } from '#engine';
import { type Actor, type Clock, isRefusal, parseZone, type Zone } from '#kernel';
import { EXIT } from './exit-code.ts';
import { Failure, invalid } from './failure.ts';
import { localIdentity } from './local-identity.ts';
import type { CommonOptions } from './options.ts';

/** The zone asked for on the command line. @throws Failure (exit 2) where there is no such zone */
export function zoneOption({ zone }: CommonOptions): Zone | undefined {
  if (zone === undefined) return undefined;
  const known = parseZone(zone);
  if (known) return known;
  throw invalid(
    `没有时区 ${JSON.stringify(zone)}。请写成 Asia/Shanghai 或 UTC。`,
    `there is no time zone ${JSON.stringify(zone)}. Write one such as Asia/Shanghai or UTC.`,
  );
}

/** The zone in which local times are meant: the one asked for, else the log's. @throws Failure (exit 2) where there is no such zone */
export function zoneFor(options: CommonOptions, { store }: Pick<Engine, 'store'>): Zone {
  return zoneOption(options) ?? (store.header.zone as Zone);
}

/** Who acts, by `--actor ID:ROLE`. @throws Failure (exit 2) for anything else */
export function actorOption({ actor }: CommonOptions): Actor {
  const parsed = parseActor(actor);
  if ('actor' in parsed) return parsed.actor;
  const [error] = parsed.errors;
  throw new Failure(EXIT.invalid, error?.message ?? { zh: '--actor', en: '--actor' });
}

/**
 * Whether the role of `--actor` may do something; a service on this machine may everything.
 * @throws Failure (exit 3)
 */
export function requireRight(options: CommonOptions, operation: Operation): void {
  const answer = authorise(localIdentity(actorOption(options)), operation);
  if (!isRefusal(answer)) return;
  const { reason, remedy, rule } = answer;
  throw new Failure(
    EXIT.refused,
    { zh: `${reason.zh}。${remedy?.zh ?? ''}`, en: `${reason.en}. ${remedy?.en ?? ''}` },
    'access-refused',
    { rule },
  );
}

/** Where the options say that everything is kept. */
export function locationsOf({ data, eventStore, readStore }: CommonOptions): Locations {
  return { data, eventStore, readStore, keyStore: process.env.DEALTRAIL_KEY_STORE };
}

/** Whether there is anything where the options say that the log is kept. */
export function logStands(options: CommonOptions): boolean {
  const { events } = pathsOf(locationsOf(options));
  return isOnServer(events) || existsSync(events);
}

/** Opens the data folder for one command, and closes it whatever happens. */
export async function withEngine<Result>(
  options: CommonOptions,
  create: NewLog | undefined,
  work: (engine: Engine) => Promise<Result>,
  clock?: Clock,
): Promise<Result> {
  const engine = await openEngine({ ...locationsOf(options), create, clock });
  for (const { message } of engine.warnings) process.stderr.write(`dealtrail: ${message[options.lang]}\n`);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/**
 * Opens the data folder for one question of whoever `--actor` names: personal fields are shown as the role may see them, and
 * what was shown is on record before the answer is given.
 * @param why a code, kept with every read of personal data
 */
export function withAnswer<Answer>(
  options: CommonOptions,
  why: string,
  ask: (engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  const reader = readerFor(options, why);
  return withEngine(options, undefined, (engine) => engine.answerFor(reader, ask));
}

/** Whoever `--actor` names, as a reader. @param why a code, kept with every read of personal data */
export function readerFor(options: CommonOptions, why: string): Reader {
  const actor = actorOption(options);
  return { actor, why, seesPersonalData: maySeePersonalData(actor.role) };
}
