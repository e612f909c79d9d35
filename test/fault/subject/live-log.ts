import { openEngine, projectionsIn, registry } from '#engine';
import { instantOf, type Zone } from '#kernel';
import { createCodec } from '#privacy';
import { createProjector, type Projection, pause } from '#projection';
import { failingWhere } from '#projection/testing';
import { openMemoryReadStore } from '#read-store/memory';
import { commandOf, entryOf } from './engine-log.ts';
import type { FaultLog, StoredEntry } from './fault-log.ts';

/** So short that a killed process's views are soon taken over. */
const LEASE_MS = 50;
const REDRIVE_MS = 15;
const clock = () => instantOf(Date.now());

/**
 * The engine with every view projected as the log grows. Now and then a projection cannot apply an event, which is parked
 * and redriven: what a kill may meet is a batch, an event that is parked, and a stream that is handed back.
 */
export async function openLiveLog(folder: string): Promise<FaultLog> {
  const engine = await openEngine({ data: folder, create: { tenant: 'faults', currency: 'CNY' } });
  const { store, keys, views, executor } = engine;
  const codec = createCodec({ registry, keys, tenant: store.header.tenant });
  let failing = false;
  const sound = projectionsIn(store.header.zone as Zone);
  const fails = (projection: Projection) => failingWhere(projection, ({ revision }) => failing && revision % 7 === 3);
  const projector = createProjector({
    eventStore: store,
    registry,
    readStore: views,
    projections: sound.map(fails),
    holder: `${process.pid}`,
    clock,
    leaseMs: LEASE_MS,
  });
  const stopping = new AbortController();
  let beside: Promise<unknown> = Promise.resolve();
  const redriveAll = async () => {
    for (const { name } of sound) {
      await projector.redrive(name).catch((error) => {
        if (!['projector-busy', 'lease-lost'].includes((error as { code?: string }).code ?? '')) throw error;
      });
    }
  };

  return {
    async write({ lane, n }) {
      const { command, data } = commandOf({ lane, n });
      const id = `lane-${lane}`;
      const actor = { id: 'consultant-1', role: 'sales_consultant' };
      const outcome = await executor.execute({ command, id, data, input: data, actor, commandId: `${lane}:${n}` });
      if (outcome.outcome !== 'accepted') throw new Error(`${command} came to ${JSON.stringify(outcome)}`);
    },
    async contents() {
      const entries: StoredEntry[] = [];
      for await (const page of store.readAll()) entries.push(...(await codec.open(page, () => true)).map(entryOf));
      return entries;
    },
    workBeside() {
      failing = true;
      const following = new Promise<void>((resolve, reject) => {
        projector.run(stopping.signal).subscribe({ error: reject, complete: resolve });
      });
      const redriving = async () => {
        for (; !stopping.signal.aborted; failing = !failing) {
          await pause(REDRIVE_MS, stopping.signal);
          if (!failing) await redriveAll();
        }
      };
      beside = Promise.all([following, redriving()]);
    },
    async viewFaults() {
      const refold = createProjector({
        eventStore: store,
        registry,
        readStore: openMemoryReadStore({ clock }),
        projections: sound,
        holder: 'refold',
        clock,
      });
      const head = await store.head();
      await refold.catchUp(head);
      for (const { name } of sound) await projector.ensureCaughtUp(name, head);
      await redriveAll();
      const faults: string[] = [];
      for (const { name } of sound) {
        const [live, refolded] = [await projector.digest(name), await refold.digest(name)];
        if (JSON.stringify(live) !== JSON.stringify(refolded)) {
          faults.push(`the view ${name} is not what a refold of the log gives`);
        }
      }
      return faults;
    },
    async close() {
      stopping.abort();
      await beside;
      await engine.close();
    },
  };
}
