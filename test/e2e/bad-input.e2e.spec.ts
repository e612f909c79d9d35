import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, type Ended } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type BadRun, badArguments, badFolderRuns } from './bad-arguments.ts';
import { type BadFolders, makeBadFolders } from './bad-folders.ts';
import { badLines, soundLines } from './bad-lines.ts';
import { badCsv, badMaven, writeCsv, writeMaven } from './bad-sources.ts';

jest.setTimeout(120_000);

interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

interface Told {
  readonly exitCode: number;
  readonly error: {
    readonly code: string;
    readonly rule?: string;
    readonly message?: Fault['message'];
    readonly reason?: Fault['message'];
    readonly errors?: readonly Fault[];
  };
}

const CHINESE = /\p{Script=Han}/u;
const STACK = /\n\s+at |node:internal/;

const folder = temporaryFolder();
const sound = join(folder, 'sound');
const digestOf = (data: string) => {
  const file = join(data, 'events.db');
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
};
const recordsIn = async (data: string) =>
  answer<{ log: { records: number } }>(await dealtrail(['doctor', '--data', data, '--json'])).log.records;

let folders: BadFolders;
let before: string | undefined;
const soundFile = join(folder, 'sound.jsonl');

beforeAll(async () => {
  writeFileSync(soundFile, soundLines.join('\n'));
  expect(await dealtrail(['send', soundFile, '--data', sound])).toMatchObject({ exitCode: 0 });
  folders = await makeBadFolders(folder, sound);
  before = digestOf(sound);
});

/** What a message says in both languages. */
function messageOf({ error }: Told): Fault['message'] {
  return error.message ?? error.reason ?? { zh: '', en: '' };
}

/** One JSON document, in both languages, with the exit code that the process ended with, and no stack trace. */
function expectTold(ended: Ended, exit: number, code: string, named: RegExp, asked = ''): void {
  const told = answer<Told>(ended);
  expect({ ended: ended.exitCode, told: told.exitCode, code: told.error.code }).toEqual({
    ended: exit,
    told: exit,
    code,
  });
  const { zh, en } = messageOf(told);
  expect(en).toMatch(named);
  // The parser of options has hints in both languages at once.
  if (code !== 'usage') expect(en).not.toMatch(CHINESE);
  expect(zh).toMatch(CHINESE);
  // What is wrong with the question is itself told in Chinese, not only what kind of fault it is.
  if (code === 'question-refused' && /^(funnel|plan|forecast|backtest)$/.test(asked)) expect(zh).not.toContain(en);
  expect(ended.stdout + ended.stderr).not.toMatch(STACK);
}

describe('a line of commands with', () => {
  let sent: readonly Told[];
  let ended: Ended;

  beforeAll(async () => {
    const file = join(folder, 'bad.jsonl');
    writeFileSync(file, badLines.map(([, line]) => line).join('\n'));
    ended = await dealtrail(['send', file, '--data', sound, '--json']);
    sent = answer<{ results: readonly Told[] }>(ended).results;
  });

  it.each(badLines.map(([what, , exit, code, pointer], n) => ({ what, exit, code, pointer, n })))(
    '$what ends in $exit, and says where and how to mend it',
    ({ n, exit, code, pointer }) => {
      const told = sent[n] as Told;
      const first = told.error.errors?.[0];
      expect({ exit: told.exitCode, code: first?.code ?? told.error.code }).toEqual({ exit, code });
      if (pointer !== undefined) expect(first?.pointer).toBe(pointer);
      for (const { en, zh } of [messageOf(told), ...(told.error.errors ?? []).map(({ message }) => message)]) {
        expect(en).toMatch(/\w+ \w+/);
        expect(zh).toMatch(CHINESE);
      }
      if (exit === 3) expect(told.error.rule).toMatch(/^[a-z-]+$/);
    },
  );

  it('is passed over: all are tried, the first decides the exit code, nothing is stored', () => {
    expect(sent).toHaveLength(badLines.length);
    expect(ended).toMatchObject({ exitCode: 2, stderr: '' });
    expect(ended.stdout).not.toMatch(STACK);
    expect(digestOf(sound)).toBe(before);
  });
});

describe('a command line with', () => {
  const empty = join(folder, 'empty');
  const runs = badArguments(sound, empty);
  beforeAll(() => mkdirSync(empty));
  const ended = twoAtATime(runs);

  it.each(runs)('$what ends in $exit, and says how to mend it', async ({ what, args, exit, code, named }) => {
    expectTold(await ended(what), exit, code, named, args[0]);
  });

  it('changes nothing in the log', async () => {
    expect(digestOf(sound)).toBe(before);
    expect(await recordsIn(sound)).toBe(soundLines.length);
  });
});

describe('a data folder that is', () => {
  const names = badFolderRuns({} as BadFolders, sound);
  let digests: (string | undefined)[];
  let ended: (what: string) => Promise<Ended>;
  beforeAll(() => {
    digests = Object.values(folders).map(digestOf);
    ended = twoAtATime(badFolderRuns(folders, sound));
  });

  it.each(names)('$what ends in $exit, and says how to mend it', async ({ what, exit, code, named }) => {
    expectTold(await ended(what), exit, code, named);
  });

  it('a log with a damaged record is named by doctor with its first bad position', async () => {
    const examined = await dealtrail(['doctor', '--data', folders.damagedRecord, '--json']);
    expect(examined.exitCode).toBe(5);
    expect(answer(examined)).toMatchObject({ ok: false, log: { firstBadPosition: 1 } });
  });

  it('is left as it was found', () => {
    expect(Object.values(folders).map(digestOf)).toEqual(digests);
    expect(existsSync(folders.missing)).toBe(false);
    expect(digestOf(sound)).toBe(before);
  });
});

describe('a source with', () => {
  const imports = (what: string, args: readonly string[], named: RegExp): BadRun => {
    const code = /map/.test(what) && /wrong|lacks/.test(named.source) ? 'import-map-invalid' : corruption(what);
    return { what, args: [...args, '--zone', 'UTC', '--data', sound], exit: 2, code, named };
  };
  const runs = [
    ...badMaven.map(([what, , named], n) =>
      imports(`a Maven file with ${what}`, ['import', 'maven', writeMaven(folder, n)], named),
    ),
    ...badCsv.map(([what, , , named], n) => imports(`a CSV file with ${what}`, writeCsv(folder, n), named)),
  ];
  const ended = twoAtATime(runs);

  it.each(runs)('$what ends in 2, and names the place', async ({ what, exit, code, named }) => {
    const run = await ended(what);
    expectTold(run, exit, code, new RegExp(named.source, 's'));
    expect(run.stderr).toMatch(/Nothing was imported|未导入/);
  });

  it('adds nothing to the log', () => expect(digestOf(sound)).toBe(before));
});

it('leaves an import as it was where the source says something else by now, and names the record', async () => {
  const args = [...writeCsv(folder, badCsv.length), '--data', join(folder, 'imported'), '--json'];
  const [file = '', before = ''] = [args[2], readFileSync(args[2] ?? '', 'utf8')];
  expect(await dealtrail(args)).toMatchObject({ exitCode: 0 });
  writeFileSync(file, before.replace('100.00', '101.00'));
  const again = await dealtrail(args);
  expect(again).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('1 records differ') });
  expect(answer(again)).toMatchObject({ imported: 0, unchanged: 0, different: ['import:csv:1'], events: 0 });
});

function corruption(what: string): string {
  return /column|UTF-8/.test(what) ? 'import-file-corrupt' : 'import-row-corrupt';
}

it('is told in the language asked for, without --json on standard error alone', async () => {
  const asked = ['funnel', 'snapshot', '--data', folders.missing];
  const [en, zh] = [await dealtrail(asked), await dealtrail([...asked, '--lang', 'zh'])];
  expect(en).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/^dealtrail: there is no log/) });
  expect(zh).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(/^dealtrail: 数据目录中没有日志/),
  });
});

/** Runs command lines two at a time, from the first that is asked for. */
function twoAtATime(runs: readonly BadRun[]): (what: string) => Promise<Ended> {
  const ends = new Map<string, Promise<Ended>>();
  const begin = ({ what, args, environment = {} }: BadRun) =>
    ends.get(what) ?? ends.set(what, dealtrail([...args, '--json', '--lang', 'zh'], { environment })).get(what);
  return (what) => {
    const at = runs.findIndex((run) => run.what === what);
    for (const run of runs.slice(at, at + 2)) void begin(run);
    return begin(runs[at] as BadRun) as Promise<Ended>;
  };
}
