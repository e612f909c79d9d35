import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, CLI, dealtrail, type Ended, start } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

interface Result {
  readonly line: number;
  readonly exitCode: number;
  readonly commandId?: string;
  readonly id?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly events?: readonly { readonly id: string; readonly type: string }[];
  readonly repeated?: boolean;
}

interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly position: number;
  readonly meta: { readonly commandId: string };
}

const folder = temporaryFolder();
const data = join(folder, 'data');
const inData = (...args: readonly string[]) => dealtrail([...args, '--data', data]);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const create = (id: string) => JSON.stringify({ command: 'CreateOpportunity', id, data: { value: yuan('1.00') } });
const amend = (id: string, amount: string, more: object = {}) =>
  JSON.stringify({ command: 'AmendValue', id, data: { new: yuan(amount) }, ...more });

function written(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const resultsOf = ({ stdout }: Ended) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Result);

async function read(...args: readonly string[]) {
  return answer<{ readonly events: readonly LoggedEvent[]; readonly next: string | null }>(
    await inData('events', 'read', '--json', ...args),
  );
}

describe('send', () => {
  const file = written('mixed.jsonl', [
    create('deal-1'),
    '',
    amend('nobody', '2.00'),
    '{"command":"Nonsense","data":{}}',
    amend('deal-1', '2.00', { expectedRevision: 5 }),
    amend('deal-1', '3.00', { commandId: 'mine' }),
  ]);
  let [first, again]: [Ended | undefined, Ended | undefined] = [undefined, undefined];

  beforeAll(async () => {
    first = await inData('send', file);
    again = await inData('send', file);
  });

  it('goes on after a line that is invalid, refused or too late, and ends with the code of the first', () => {
    const results = resultsOf(first as Ended);
    expect(results.map(({ line, exitCode }) => [line, exitCode])).toEqual([
      [1, 0],
      [3, 3],
      [4, 2],
      [5, 4],
      [6, 0],
    ]);
    expect(first).toMatchObject({ exitCode: 3 });
  });

  it('says of each line what it led to', () => {
    expect(resultsOf(first as Ended)).toMatchObject([
      { id: 'deal-1', revision: 0, events: [{ type: 'Created' }], repeated: false, warnings: [] },
      { error: { code: 'refused', reason: { zh: expect.any(String), en: expect.any(String) } } },
      { error: { code: 'invalid', errors: [{ pointer: '/command', code: 'unknown-command' }] } },
      { error: { code: 'revision', actual: 0 } },
      { commandId: 'mine', id: 'deal-1', revision: 1, events: [{ type: 'ValueChanged' }] },
    ]);
  });

  it('adds nothing when the file is sent again, and answers as before', async () => {
    const accepted = (ended: Ended | undefined) => resultsOf(ended as Ended).filter(({ exitCode }) => exitCode === 0);
    expect(accepted(again)).toEqual(accepted(first).map((result) => ({ ...result, repeated: true })));
    expect(again).toMatchObject({ exitCode: 3 });
    expect((await read()).events.map(({ type }) => type)).toEqual(['Created', 'ValueChanged']);
  });

  it('takes lines from standard input, and answers them in one document where asked', async () => {
    const sent = await dealtrail(['send', '-', '--data', data, '--json'], { input: `${create('deal-2')}\n` });
    expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
    expect(answer(sent)).toMatchObject({ sent: 1, of: 1, results: [{ line: 1, exitCode: 0, id: 'deal-2' }] });
  });
});

describe('command', () => {
  const next = ['command', 'AmendValue', '--id', 'deal-1', '--input', JSON.stringify({ new: yuan('4.00') })];

  it('does one thing, once for its id', async () => {
    const [done, repeated] = [
      await inData(...next, '--command-id', 'once', '--expected-revision', '1'),
      await inData(...next, '--command-id', 'once', '--expected-revision', '1', '--lang', 'zh'),
    ];
    expect(done).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^done: deal-1 @ 2\n {2}ValueChanged/) });
    expect(repeated).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^此前已完成: deal-1 @ 2/) });
  });
});

describe('events', () => {
  it('are read by stream, by type and page by page', async () => {
    const { events } = await read();
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect((await read('--stream', 'opportunity-deal-1')).events.map(({ id }) => id)).toEqual(
      [0, 1, 3].map((at) => events[at]?.id),
    );
    expect((await read('--type', 'Created')).events.map(({ stream }) => stream)).toEqual([
      'opportunity-deal-1',
      'opportunity-deal-2',
    ]);
    const page = await read('--limit', '3');
    expect(await read('--after', page.next ?? '')).toMatchObject({ events: [{ id: events[3]?.id }] });
  });

  it('are followed as they come, until it is interrupted', async () => {
    const { next } = await read('--limit', '3');
    const tail = start([CLI, 'events', 'tail', '--after', next ?? '', '--data', data]);
    await tail.line(/"commandId":"once"/);
    expect(
      await inData('command', 'RecordNeeds', '--id', 'deal-1', '--input', '{"needs":"seven seats"}'),
    ).toMatchObject({ exitCode: 0 });
    await tail.line(/"type":"NeedsRecorded"/);
    tail.child.kill('SIGTERM');
    const { exitCode, stdout, stderr } = await tail.ended;
    expect({ exitCode, stderr, lines: stdout.trim().split('\n').length }).toEqual({
      exitCode: 0,
      stderr: '',
      lines: 2,
    });
  });

  it('are traced from the command that asked for them', async () => {
    const { events } = answer<{ readonly events: readonly LoggedEvent[] }>(
      await inData('events', 'trace', 'mine', '--json'),
    );
    expect(events.map(({ type, meta }) => [type, meta.commandId])).toEqual([['ValueChanged', 'mine']]);
  });
});

describe('views, backup and restore', () => {
  const backup = join(folder, 'backup');
  const ask = async (from: string, command: string) => {
    const ended = await dealtrail([...command.split(' '), '--data', from, '--json']);
    expect(ended).toMatchObject({ exitCode: 0 });
    return answer<object>(ended);
  };
  const views = async (folder: string) =>
    ((await ask(folder, 'projections status')) as { name: string }[]).map(({ name }) => name);
  let [digests, snapshot, asOf]: [object, object, string] = [{}, {}, ''];

  beforeAll(async () => {
    const now = (await ask(data, 'funnel snapshot')) as { readonly asOf: string };
    asOf = now.asOf;
    snapshot = await ask(data, `funnel snapshot --as-of ${asOf}`);
    digests = await ask(data, 'projections digest');
  });

  it('rebuilds every view to the same digest', async () => {
    for (const name of await views(data)) {
      expect(await ask(data, `projections rebuild ${name}`)).toMatchObject([{ name, state: 'ready', switched: true }]);
    }
    expect(await ask(data, 'projections digest')).toEqual(digests);
    const behind = ((await ask(data, 'projections status')) as { lagEvents: number }[]).filter(
      (view) => view.lagEvents > 0,
    );
    expect(behind).toEqual([]);
  });

  it('restores a backup to the same answers and digests', async () => {
    expect(await ask(data, `backup ${backup}`)).toEqual({ records: 5, keys: false });
    const restored = join(folder, 'restored');
    expect(await ask(restored, `restore ${backup}`)).toEqual({ records: 5, keys: false });
    expect(await ask(restored, `funnel snapshot --as-of ${asOf}`)).toEqual(snapshot);
    expect(await ask(restored, 'projections digest')).toEqual(digests);
    expect(await ask(restored, 'doctor')).toMatchObject({ ok: true, log: { records: 5, findings: [] } });
  });

  it('rebuilds views that know more, or other things, than the log that an older backup was restored to', async () => {
    const reused = join(folder, 'reused');
    const restore = async () => {
      rmSync(join(reused, 'events.db'), { force: true });
      await ask(reused, `restore ${backup}`);
    };
    const later = written('later.jsonl', ['deal-5', 'deal-6'].map(create));
    const other = written('other.jsonl', ['deal-7', 'deal-8', 'deal-9'].map(create));
    await restore();
    await ask(reused, `send ${later}`);
    const reached = (await ask(reused, 'projections digest')) as { index: number }[];
    expect(new Set(reached.map(({ index }) => index))).toEqual(new Set([6]));

    await restore();
    await ask(reused, `send ${other}`);
    expect(await ask(reused, 'funnel snapshot')).toMatchObject({ entered: 5, open: { value: yuan('8.00') } });
    expect(await ask(reused, 'opportunity show deal-7')).toMatchObject({ timeline: [{ type: 'Created' }] });
    expect(await dealtrail(['opportunity', 'show', 'deal-5', '--data', reused])).toMatchObject({ exitCode: 2 });
    const continued = await ask(reused, 'projections digest');
    for (const name of await views(reused)) await ask(reused, `projections rebuild ${name}`);
    expect(await ask(reused, 'projections digest')).toEqual(continued);

    await restore();
    expect(await ask(reused, 'projections digest')).toEqual(digests);
  });
});
