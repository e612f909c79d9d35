/**
 * A process to be killed: appends to a log, projects its views, and beside that rebuilds them, or switches to and fro
 * between builds. `node rebuilder.js <folder> rebuild|switch`. Says a line for each rebuild or switch that is through.
 */
import { dealerEvents } from '../bench/dealer-log.ts';
import { openRebuiltViews, projections } from './subject/rebuilt-views.ts';

const EVENTS = 2_000;
/**
 * Another process that was killed is still thought alive, or was; or whoever projects had begun to build the same view, for
 * want of one, and swept away what was ready meanwhile.
 */
const IN_THE_WAY = [
  'rebuild-under-way',
  'not-switched',
  'projector-busy',
  'build-gone',
  'build-not-ready',
  'nothing-to-roll-back',
];

const [folder = '', work = ''] = process.argv.slice(2);
const { log, projector } = await openRebuiltViews(folder);
const running = projector.run(new AbortController().signal).subscribe({ error: fail });
const appending = log.copy(slowly());
appending.catch(fail);
process.stdout.write('open\n');
for (let n = 0; !running.closed; n++) {
  const { name } = projections[n % projections.length] as { name: string };
  await step(name).catch((error) => {
    if (!IN_THE_WAY.includes((error as { code?: string }).code ?? '')) fail(error);
  });
  await new Promise(setImmediate);
}

async function step(name: string): Promise<void> {
  const builds = (await projector.builds()).filter((build) => build.name === name);
  const goesBack = work === 'switch' && builds.some(({ state }) => state === 'retired');
  if (goesBack) await projector.rollback(name);
  else await projector.rebuild([name]);
  process.stdout.write(`${goesBack ? 'switched' : 'rebuilt'} ${name}\n`);
}

async function* slowly() {
  for await (const page of dealerEvents(EVENTS, 10)) {
    yield page;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
}
