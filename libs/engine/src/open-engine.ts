import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chineseWorkCalendar } from '#calendar';
import {
  createExecutor,
  DEFAULT_BACKDATING_MS,
  type Executor,
  type OpportunityDirectory,
  publishedPolicy,
} from '#command';
import { carePlanTasks } from '#compliance';
import type { EventStore } from '#event-store';
import { type Clock, DEFAULT_ZONE, derivedId, instantOf, type Warning, type Zone } from '#kernel';
import { type Codec, createCodec, findMasterKey, type KeyStore } from '#privacy';
import { openSqliteKeyStore } from '#privacy/sqlite';
import { createProjector, type Projector } from '#projection';
import { type FlowMemory, flowMemory } from '#projections/funnel-flow';
import { type SnapshotMemory, snapshotMemory } from '#projections/funnel-snapshot';
import { opportunitiesOf, opportunityProjection } from '#projections/opportunity';
import type { ReadStore } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { answerFor, maskingCodec, type Reader } from './answer-for.ts';
import { buildInWorkers } from './build-in-workers.ts';
import { customerDirectory } from './customer-directory.ts';
import { aggregates, commands, projectionsIn, registry } from './domain.ts';
import { NoLog } from './errors.ts';
import { keysElsewhere } from './keys-elsewhere.ts';
import { lagByCount, lagByPosition } from './lag.ts';
import { type Locations, type Paths, pathsOf } from './locations.ts';
import { logStandsAt } from './log-stands.ts';
import { nearViews } from './near-views.ts';
import { isOnServer, openLog } from './open-log.ts';
import { PACE } from './pace.ts';
import { projectInThread } from './project-in-thread.ts';
import { projectedUpTo } from './projected-up-to.ts';
import { withPlace } from './refused-place.ts';
import { type Sweep, sweepOf } from './run-sweeper.ts';
import { type SealedPlaces, sealedPlacesOnce } from './sealed-places.ts';
import { type VerdictMemory, verdictMemory } from './verdict-memory.ts';
import { zonesOf } from './zones.ts';

/** What a log is given when it is made; it keeps these for ever. */
export interface NewLog {
  readonly tenant?: string | undefined;
  readonly zone?: Zone | undefined;
  /** ISO 4217 */
  readonly currency?: string | undefined;
  /** Its times are those of a virtual clock. */
  readonly simulated?: boolean | undefined;
}

export interface EngineOptions extends Locations {
  /** Of commands and the log; default: the machine's clock. Leases go by the machine's, whatever is simulated. */
  readonly clock?: Clock | undefined;
  /** Makes a log where there is none; without it, a missing log is NoLog. */
  readonly create?: NewLog | undefined;
}

/** An open engine over its stores. */
export interface Engine {
  readonly paths: Paths;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly keys: KeyStore;
  /** Seals, and opens nothing: personal fields come out masked, save to questions under `answerFor`. */
  readonly codec: Codec;
  readonly views: ReadStore;
  readonly executor: Executor;
  readonly projector: Projector;
  /** Cells and moves of the funnel already read. */
  readonly cells: SnapshotMemory;
  /** Flows of opportunities already read. */
  readonly flows: FlowMemory;
  /** Verdicts of the last passes over the log. */
  readonly verdicts: VerdictMemory;
  /** What whoever started it should know. */
  readonly warnings: readonly Warning[];
  /** Places in the log for whoever may not see how much stands in it. @throws KeyStoreUnavailable */
  sealedPlaces(): Promise<SealedPlaces>;
  /** Puts on record what was not done in time, by the engine's clock. */
  readonly sweep: Sweep;
  /** The id of a person whom an import's source knows by name. */
  personId(source: string, name: string, commandId: string): Promise<string>;
  /**
   * Asks for a reader who may see personal fields, or may not. What was shown is on record, durably, before the answer is
   * given: who saw which fields of whom, and why.
   * @throws what the question throws; StoreUnavailable, OutcomeUnknown, StoreReadOnly where it cannot be recorded
   */
  answerFor<Answer>(reader: Reader, ask: (engine: Engine) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

const realClock: Clock = () => instantOf(Date.now());

function otherZone(asked: Zone | undefined, kept: string): readonly Warning[] {
  if (asked === undefined || asked === kept) return [];
  const message = {
    zh: `此日志的时区是 ${kept}，不会改变：${asked} 不用于此日志的日期划分。`,
    en: `the log keeps its time zone ${kept}: its days are not those of ${asked}.`,
  };
  return [{ code: 'zone-kept', message }];
}

/**
 * Opens the stores of a data folder and puts the engine together.
 * @throws NoLog, ConfigurationRefused; what the stores throw: StoreDamaged, StoreIncompatible, MasterKeyUnreadable, …
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const paths = pathsOf(options);
  const onServer = isOnServer(paths.events);
  const isNew = !onServer && !logStandsAt(paths.events);
  if (isNew && !options.create) {
    throw new NoLog(`there is no log in ${options.data}: import something, send a command, or run the demo first`);
  }
  // Whoever starts a simulation starts it again where the power goes in the middle of it.
  const newSimulation = isNew && options.create?.simulated === true;
  if (options.create) mkdirSync(onServer ? paths.data : dirname(paths.events), { recursive: true });
  const clock = options.clock ?? realClock;
  const opened: { close(): Promise<void> }[] = [];
  const closing = <Store extends { close(): Promise<void> }>(store: Store): Store => {
    opened.unshift(store);
    return store;
  };
  const close = async () => {
    for (const store of opened.splice(0)) await store.close();
  };
  try {
    const store = closing(
      await openLog({
        events: paths.events,
        clock,
        atLeast: await projectedUpTo(paths.views),
        syncAtClose: newSimulation,
        ...(options.create && {
          create: {
            tenant: options.create.tenant ?? 'default',
            zone: options.create.zone ?? DEFAULT_ZONE,
            currency: options.create.currency ?? 'CNY',
            simulated: options.create.simulated ?? false,
          },
        }),
      }),
    );
    // Only a folder whose log is ours is given keys and views.
    const keysStand = existsSync(paths.keys);
    const { masterKey, warnings } = findMasterKey({
      value: process.env.DEALTRAIL_MASTER_KEY,
      file: process.env.DEALTRAIL_MASTER_KEY_FILE,
      folder: paths.data,
      keysStand,
    });
    const elsewhere = onServer && !keysStand ? await keysElsewhere(store, paths.keys) : [];
    const { tenant, zone } = store.header;
    const keys = closing(await openSqliteKeyStore({ file: paths.keys, masterKey, syncAtClose: newSimulation }));
    const views = closing(openSqliteReadStore({ folder: paths.views, clock: realClock }));
    const codec = createCodec({ registry, keys, tenant });
    const projections = projectionsIn(zone as Zone);
    const holder = `${process.pid}-${randomUUID()}`;
    const building = { ...paths, ...PACE };
    const projector = createProjector({
      eventStore: store,
      registry,
      readStore: views,
      projections,
      holder,
      clock: realClock,
      buildLarge: buildInWorkers({ ...building, holder }),
      thread: projectInThread(building),
    });
    const byView: OpportunityDirectory = async (customer) =>
      opportunitiesOf(await projector.ensureCaughtUp(opportunityProjection.name, await store.head()), customer);
    const executor = createExecutor({
      ...(newSimulation ? customerDirectory(store) : { store, opportunitiesOf: byView }),
      registry,
      codec,
      index: keys.index,
      aggregates,
      commands,
      policyNow: publishedPolicy(
        store,
        registry,
        (book) => (sale) => carePlanTasks(sale, { book, calendar: chineseWorkCalendar }),
      ),
      clock,
      zoneOf: zonesOf(store, registry),
      queueCapacity: 10_000,
      cacheCapacity: 20_000,
      backdatingMs: DEFAULT_BACKDATING_MS,
      pause: async (retry) => void (await wait(Math.random() * 2 ** retry)),
    });
    const engine: Engine = {
      paths,
      clock,
      store,
      keys,
      codec: maskingCodec(codec),
      views,
      ...nearViews(executor, projector, onServer ? lagByCount() : lagByPosition()),
      cells: snapshotMemory(),
      flows: flowMemory(),
      verdicts: verdictMemory(),
      warnings: [...warnings, ...elsewhere, ...otherZone(options.create?.zone, zone)],
      sweep: sweepOf({ store, projector, ...(options.clock && { clock: options.clock }) }),
      sealedPlaces: sealedPlacesOnce(keys, store.header),
      async personId(source, name, commandId) {
        const [known] = await keys.index.find(tenant, { kind: 'name', source, value: name });
        return known ?? derivedId('staff', commandId);
      },
      answerFor: (reader, ask) => answerFor(engine, codec, reader, ask),
      close,
    };
    return engine;
  } catch (error) {
    await close();
    throw withPlace(error, paths.data);
  }
}
