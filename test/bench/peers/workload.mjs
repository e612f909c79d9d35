import { writeSync } from 'node:fs';

/** What to do: `node <peer>.mjs '{"variant": …, "concurrency": …, "seconds": …, "file": …, "untilKilled": …}'`. */
const order = JSON.parse(process.argv[2]);

/** A variant that fails so often is not measured to the end. */
const MOST_FAILURES = 100;

/**
 * Opens a variant on a new file, keeps appends under way for the seconds asked, and prints how that went as one line of
 * JSON; or goes on until it is killed, and prints the stream of each append as it is answered.
 * @param variants name → open: file → {append(stream, event), pragma(name), close()}
 */
export async function run(variants) {
  const store = await variants[order.variant](order.file);
  await store.append('bench-warm', event('warm', 0));
  if (order.untilKilled) {
    await load(store, Number.POSITIVE_INFINITY, (stream) => writeSync(1, `${stream}\n`));
    return;
  }
  const result = await load(store, order.seconds, () => undefined);
  const modes = { journal: await store.pragma('journal_mode'), synchronous: await store.pragma('synchronous') };
  await store.close();
  process.stdout.write(`${JSON.stringify({ ...result, ...modes })}\n`, () => process.exit(0));
}

async function load(store, seconds, answered) {
  const took = [];
  const failures = new Map();
  let failed = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: order.concurrency }, async (_, lane) => {
      const stream = `bench-${lane}`;
      for (let n = 0; performance.now() < end && failed < MOST_FAILURES; ) {
        const since = performance.now();
        try {
          await store.append(stream, event(lane, n));
          took.push(performance.now() - since);
          n++;
          answered(stream);
        } catch (error) {
          failed++;
          const reason = `${error?.cause?.message ?? error?.message ?? error}`.slice(0, 100);
          failures.set(reason, (failures.get(reason) ?? 0) + 1);
        }
      }
    }),
  );
  const elapsed = (performance.now() - begin) / 1000;
  return { took, elapsed, failed, failures: Object.fromEntries(failures) };
}

/** The n-th event of a lane: data and metadata of the size that our own commands write. */
function event(lane, n) {
  const id = `${lane}-${n}`.padEnd(36, '0');
  return {
    data: { activityId: id, channel: 'phone', result: 'reached', occurredAt: '2026-01-05T09:00:00.000Z' },
    metadata: {
      actor: { id: 'consultant-1', role: 'consultant' },
      commandHash: id.padEnd(43, '0'),
      commandId: id,
      correlationId: id,
      tenant: 'bench',
    },
  };
}
