import { askOwed, askViolations, openEngine, projectionsIn, registry } from '#engine';
import { DEFAULT_ZONE, instantOf } from '#kernel';
import { createProjector } from '#projection';
import { run } from './programs.ts';
import type { Rebuilt } from './rebuild-program.ts';
import type { TrailFigures } from './results.ts';

/**
 * `node trail-bench.js FOLDER`: the trail of compliance over a dealer's log in which every rule of the house is in force from its
 * beginning: how long building it alone takes, in a process of its own, and the questions that it answers. EVENTS scales it,
 * ROUNDS is the number of questions. Prints one JSON line.
 */
const rounds = Number(process.env.ROUNDS ?? 5);
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder for the log');

const TRAIL = 'compliance-trail';

run('trail-log-program', [folder, process.env.EVENTS ?? '1000000']);
const [rebuilt] = run('rebuild-program', [folder, TRAIL]) as [Rebuilt];
const engine = await openEngine({ data: folder });
try {
  console.log(JSON.stringify({ ...figuresOf(rebuilt), ...(await questions()) } satisfies TrailFigures));
} finally {
  await engine.close();
}

function figuresOf({ events, seconds, cpuSeconds, memoryMiB, projections }: Rebuilt) {
  const microseconds = projections[0]?.microseconds ?? 0;
  return { events, seconds, microseconds, cpuMicroseconds: (cpuSeconds * 1e6) / events, memoryMiB };
}

async function questions() {
  const { store, views } = engine;
  const clock = () => instantOf(Date.now());
  const projections = projectionsIn(DEFAULT_ZONE).filter(({ name }) => name === TRAIL);
  const projector = createProjector({
    ...{ readStore: views, holder: 'bench', clock, leaseMs: 60_000, batchSize: 5_000 },
    ...{ eventStore: store, registry, projections },
  });
  const head = await store.head();
  const view = await projector.ensureCaughtUp(TRAIL, head);
  const asked = { ...engine, projector };
  const violations = await timed(() => askViolations(asked, { consultant: 'staff-1' }));
  const owed = await timed(() => askOwed(asked, { consultant: 'staff-1' }));
  return {
    bytes: (await view.size()) / (head.index + 1),
    violations: violations.found.violations.length,
    violationsMs: violations.ms,
    owedMs: owed.ms,
  };
}

/** The median of some rounds. */
async function timed<Answer>(ask: () => Promise<Answer>): Promise<{ readonly ms: number; readonly found: Answer }> {
  const took: number[] = [];
  let found = await ask();
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now();
    found = await ask();
    took.push(performance.now() - begun);
  }
  return { ms: took.sort((a, b) => a - b)[Math.floor(took.length / 2)] as number, found };
}
