/**
 * A process that writes to a log until it is killed or told to end: `node writer.js <its order as JSON>`. It says on
 * standard output what became of each entry, one line each: `ready`, `acknowledged <lane> <n>`, `failed <lane> <n>
 * <code>`. A lane that failed waits for a line on standard input and writes the same entry again; the end of standard
 * input ends the process.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LaneOrder } from './lanes.ts';
import { openSubject, type SubjectName } from './subject/open-subject.ts';

export interface WriterOrder {
  readonly subject: SubjectName;
  readonly folder: string;
  /** For each lane: which entry it begins with, and before which it stops. */
  readonly lanes: readonly LaneOrder[];
  /** Whether it does besides writing what its log offers: projects, rebuilds. */
  readonly besides?: boolean;
}

const order = JSON.parse(process.argv[2] as string) as WriterOrder;
const say = (line: string) => writeSync(1, `${line}\n`);

const waiting: (() => void)[] = [];
let ended = false;
const wakeAll = () => {
  for (const wake of waiting.splice(0)) wake();
};
const retry = () => new Promise<void>((wake) => (ended ? wake() : waiting.push(wake)));
const input = createInterface({ input: process.stdin });
input.on('line', wakeAll);
input.on('close', () => {
  ended = true;
  wakeAll();
});

const log = await openSubject(order.subject, order.folder).catch((error: unknown) => {
  say(`closed ${codeOf(error)}`);
  process.exit(3);
});
if (order.besides) log.workBeside?.();
say('ready');
await Promise.all(
  order.lanes.map(async ({ lane, from, to }) => {
    for (let n = from; n < to && !ended; ) {
      try {
        await log.write({ lane, n });
        say(`acknowledged ${lane} ${n}`);
        n++;
      } catch (error) {
        say(`failed ${lane} ${n} ${codeOf(error)}`);
        await retry();
      }
    }
  }),
);
await log.close();
input.close();

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : `untyped ${String(error)}`;
}
