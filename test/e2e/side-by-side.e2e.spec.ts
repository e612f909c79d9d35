import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openEngine } from '#engine';
import type { RecordedEvent } from '#kernel';
import { CLI, dealtrail, type Ended, serve, start } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { commandNumber } from './counting-commands.ts';

/** Events of each of the two writers; at least, for the one that goes on for as long as the other writes. */
const EACH = Number(process.env.DEALTRAIL_E2E_EVENTS ?? 300);

jest.setTimeout(60_000 + EACH * 20);

interface Acknowledged {
  readonly position: string;
  readonly events: readonly { readonly id: string }[];
}

interface Snapshot {
  readonly asOf: string;
  readonly entered: number;
  readonly open: { readonly count: number; readonly value: { readonly amount: string } };
  readonly won: { readonly count: number };
  readonly lost: { readonly count: number };
  readonly position: string;
}

interface Answered {
  readonly status: number;
  readonly body: Snapshot;
}

/** Positions are opaque to users; here they are counted from 1, which is what makes a gap visible. */
const placeOf = (token: string) => Number(token.split('.')[1]);

describe(`two processes that write ${EACH} events each while a service answers`, () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const snapshots: Answered[] = [];
  const healths: { readonly status: number; readonly body: { readonly events: number } }[] = [];
  const log: RecordedEvent[] = [];
  let [byWriter, bySend]: [readonly Acknowledged[], readonly (Acknowledged & { readonly exitCode: number })[]] = [
    [],
    [],
  ];
  let ended: Record<'writer' | 'send' | 'service', Ended>;

  beforeAll(async () => {
    const file = join(folder, 'commands.jsonl');
    const lines = Array.from({ length: EACH }, (_, n) => JSON.stringify(commandNumber('send', n)));
    writeFileSync(file, lines.join('\n'));

    const service = await serve(['--data', data]);
    const writer = start([resolve('dist/test/e2e/writer.js'), data, String(EACH)], { input: 'held' });
    await writer.line(/^writing$/);
    const send = start([CLI, 'send', file, '--data', data]);
    let writing = true;
    const over = send.ended.then((result) => {
      writer.child.stdin?.end();
      return Promise.all([result, writer.ended]);
    });
    void over.finally(() => {
      writing = false;
    });
    for (const ask = service.get; writing; ) {
      healths.push(await ask('/health'));
      snapshots.push(await ask('/v1/funnel/snapshot'));
    }
    healths.push(await service.get('/health'));
    snapshots.push(await service.get('/v1/funnel/snapshot'));
    const [sent, wrote] = await over;
    ended = { send: sent, writer: wrote, service: await service.stop() };
    byWriter = JSON.parse(wrote.stdout.split('\n')[1] ?? '[]');
    bySend = sent.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    const engine = await openEngine({ data });
    for await (const page of engine.store.readAll()) log.push(...page);
    await engine.close();
  });

  it('loses nothing: all that was acknowledged stands where it was said to', () => {
    expect(bySend.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
    expect(bySend).toHaveLength(EACH);
    expect(byWriter.length).toBeGreaterThanOrEqual(EACH);
    expect(log).toHaveLength(bySend.length + byWriter.length);
    for (const { position, events } of [...bySend, ...byWriter]) {
      expect(events.map(({ id }) => id)).toEqual([log[placeOf(position) - 1]?.id]);
    }
  });

  it('leaves no gap between positions, and keeps the order of every opportunity', () => {
    const next = new Map<string, number>();
    log.forEach(({ position, stream, revision, recordedAt, meta }, index) => {
      expect(position).toBe(index + 1);
      expect(revision).toBe(next.get(stream) ?? 0);
      expect(recordedAt >= (log[index - 1]?.recordedAt ?? '')).toBe(true);
      expect(meta.commandId).toBe(
        `${meta.actor.id === 'writer' ? 'writer' : 'send'}-${revision * 25 + Number(stream.split('-')[2])}`,
      );
      next.set(stream, revision + 1);
    });
  });

  it('had both at it at the same time', () => {
    const places = (acknowledged: readonly Acknowledged[]) => acknowledged.map(({ position }) => placeOf(position));
    const [writer, send] = [places(byWriter), places(bySend)];
    expect(Math.min(...writer)).toBeLessThan(Math.min(...send));
    expect(writer.filter((place) => place > Math.min(...send) && place < Math.max(...send)).length).toBeGreaterThan(0);
  });

  it('answers every time, with exactly the events recorded by the instant of the answer', () => {
    expect(snapshots.length).toBeGreaterThan(1);
    // recordedAt never decreases with position, so what was known at an instant is a beginning of the log.
    const later = (instant: string) => log.findIndex(({ recordedAt }) => recordedAt > instant);
    const recordedBy = (instant: string) => (later(instant) < 0 ? log.length : later(instant));
    const enteredBy = [0];
    for (const { revision } of log) enteredBy.push((enteredBy.at(-1) ?? 0) + (revision === 0 ? 1 : 0));
    for (const [n, { status, body }] of snapshots.entries()) {
      expect([status, healths[n]?.status]).toEqual([200, 200]);
      const { asOf, entered, open, won, lost, position } = body;
      const known = Math.min(placeOf(position), recordedBy(asOf));
      expect(placeOf(position)).toBeGreaterThanOrEqual(healths[n]?.body.events ?? Number.NaN);
      expect({ entered, open, won: won.count, lost: lost.count }).toEqual({
        entered: enteredBy[known],
        open: expect.objectContaining({ count: entered, value: { amount: `${known}.00`, currency: 'CNY' } }),
        won: 0,
        lost: 0,
      });
    }
    expect(placeOf(snapshots.at(-1)?.body.position ?? '')).toBe(log.length);
  });

  it('shows nobody a lock', () => {
    expect(ended).toMatchObject({
      writer: { exitCode: 0, stderr: '' },
      send: { exitCode: 0, stderr: '' },
      service: { exitCode: 0 },
    });
    expect(ended.service.stderr).not.toMatch(/lock|busy|lease|error/i);
  });

  it('leaves views and a log that are sound', async () => {
    const examined = await dealtrail(['doctor', '--data', data, '--json']);
    expect(examined).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(examined.stdout)).toMatchObject({ ok: true, log: { records: log.length } });
    if (EACH > 1_000) {
      console.log(`${byWriter.length} events by the writer, ${bySend.length} by send, ${snapshots.length} snapshots`);
    }
  });
});
