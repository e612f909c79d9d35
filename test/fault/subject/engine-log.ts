import { openEngine, registry } from '#engine';
import { instantOf, type JsonObject, type RecordedEvent, type Zone } from '#kernel';
import { createCodec } from '#privacy';
import { createProjector } from '#projection';
import { funnelSnapshotProjection } from '#projections/funnel-snapshot';
import { opportunityProjection } from '#projections/opportunity';
import type { Entry, FaultLog, StoredEntry } from './fault-log.ts';

/** So short that a killed process's views are soon taken over. */
const LEASE_MS = 50;
const PREFIX = 'opportunity-lane-';

/**
 * The whole engine: a lane is an opportunity, its entries are commands on it, each with a sealed envelope. Beside them
 * views are projected as the log grows, and rebuilt over and over.
 */
export async function openEngineLog(folder: string): Promise<FaultLog> {
  const engine = await openEngine({ data: folder, create: { tenant: 'faults', currency: 'CNY' } });
  const { store, keys, views: readStore, executor } = engine;
  const codec = createCodec({ registry, keys, tenant: store.header.tenant });
  const projector = createProjector({
    eventStore: store,
    registry,
    readStore,
    projections: [opportunityProjection, funnelSnapshotProjection(store.header.zone as Zone)],
    holder: `${process.pid}`,
    clock: () => instantOf(Date.now()),
    leaseMs: LEASE_MS,
  });
  const stopping = new AbortController();
  let beside: Promise<unknown> = Promise.resolve();

  return {
    async write({ lane, n }) {
      const { command, data } = commandOf({ lane, n });
      const outcome = await executor.execute({
        command,
        id: `lane-${lane}`,
        data,
        input: data,
        actor: { id: 'consultant-1', role: 'sales_consultant' },
        commandId: `${lane}:${n}`,
      });
      if (outcome.outcome !== 'accepted') throw new Error(`${command} came to ${JSON.stringify(outcome)}`);
      if (outcome.revision !== n) throw new Error(`accepted as revision ${outcome.revision}`);
    },
    async contents() {
      const entries: StoredEntry[] = [];
      for await (const page of store.readAll()) {
        for (const event of await codec.open(page, () => true)) entries.push(entryOf(event));
      }
      return entries;
    },
    workBeside() {
      const following = new Promise<void>((resolve, reject) => {
        projector.run(stopping.signal).subscribe({ error: reject, complete: resolve });
      });
      beside = Promise.all([following, rebuildUntil(stopping.signal)]);
    },
    async viewFaults() {
      const faults: string[] = [];
      const head = await store.head();
      for (const { name } of await projector.status()) {
        await projector.ensureCaughtUp(name, head);
        const incremental = JSON.stringify(await projector.digest(name));
        await projector.rebuild([name]);
        const refolded = JSON.stringify(await projector.digest(name));
        if (incremental !== refolded) faults.push(`the view ${name} is not what a refold of the log gives`);
      }
      return faults;
    },
    async close() {
      stopping.abort();
      await beside;
      await engine.close();
    },
  };

  async function rebuildUntil(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      for (const { name } of await projector.status()) {
        await projector.rebuild([name]).catch((error) => {
          // A process that was killed may still be thought alive, as a builder or as the one that projects.
          if (!['rebuild-under-way', 'not-switched'].includes((error as { code?: string }).code ?? '')) throw error;
        });
      }
      await new Promise(setImmediate);
    }
  }
}

/** What an entry is as a command of `opportunity-lane-<lane>`. */
export function commandOf({ lane, n }: Entry): { command: string; data: JsonObject } {
  if (n === 0) {
    const customer = { surname: '王', phone: `139${String(lane).padStart(8, '0')}`, gender: 'unknown' };
    return { command: 'CreateOpportunity', data: { customer, outlet: 'outlet-1' } };
  }
  const amount = `${100_000 + n}.00`;
  return { command: 'AmendValue', data: { new: { amount, currency: 'CNY' }, reason: `客户改选高配 ${n}` } };
}

/** One that does not say what its command said comes under lane −1, which nobody writes. */
export function entryOf({ stream, revision: n, position, data, meta }: RecordedEvent): StoredEntry {
  const lane = Number(stream.slice(PREFIX.length));
  const sent = commandOf({ lane, n }).data;
  const told = n === 0 ? data.outlet === sent.outlet : data.reason === sent.reason;
  return { lane: told && meta.commandId === `${lane}:${n}` ? lane : -1, n, position };
}
