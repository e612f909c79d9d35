import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Verdict } from '#compliance';
import { type Instant, instantOf, type LocalDate, type Zone } from '#kernel';
import { createProjector } from '#projection';
import { openMemoryReadStore } from '#read-store/memory';
import { plantedCorpus } from '#simulation';
import { projectionsIn, registry } from './domain.ts';
import { judgeLog } from './judge-log.ts';
import type { JudgedAt } from './judged-at.ts';
import { type PlayedCorpus, playCorpus } from './played-corpus.fixture.ts';
import { trailBreaches } from './trail-breaches.ts';

jest.setTimeout(120_000);

const zone = 'Asia/Shanghai' as Zone;
const start = '2025-12-01' as LocalDate;
const DAY_MS = 86_400_000;
const trail = projectionsIn(zone).filter(({ name }) => name === 'compliance-trail');
const sortedLines = (found: readonly JudgedAt[]) =>
  found.map(({ verdict, outlet }) => JSON.stringify([verdict.obligation, outlet, verdict])).toSorted();

describe('the trail of breaches', () => {
  let corpus: PlayedCorpus;
  let instants: readonly Instant[];

  /** What was broken then, by the log itself. */
  const byLog = async (at: Instant) => {
    const { store } = corpus.engine;
    const point = { effectiveAt: at, asOf: at };
    return judgeLog(store, await store.head(), point, ({ status }) => status === 'violated');
  };
  const byTrail = async (at: Instant, more: object = {}) => {
    const { store, projector } = corpus.engine;
    const view = await projector.ensureCaughtUp('compliance-trail', await store.head());
    return trailBreaches(store, view, { at, ...more });
  };
  const execute = async (command: string, id: string, input: object, role: string) => {
    const outcome = await corpus.engine.executor.execute({
      ...{ command, id, data: input as never, input },
      actor: { id: `the-${role}`, role },
      commandId: `${command}-${id}`,
    });
    expect(outcome).toMatchObject({ outcome: 'accepted' });
  };

  beforeAll(async () => {
    const planted = plantedCorpus({ opportunities: 76, seed: '11', months: 3, start, zone });
    corpus = await playCorpus(planted, zone);
    const [first, last] = [Date.parse('2025-12-01T00:00:00+08:00'), Date.parse(planted.truth.asOf)];
    instants = Array.from({ length: 12 }, (_, n) => instantOf(first + Math.round(((last - first) * (n + 1.37)) / 13)));
    corpus.setClock(planted.truth.asOf);
  });
  afterAll(() => corpus.close());

  it('tells of any instant what judging the log for that instant tells', async () => {
    let found = 0;
    for (const at of instants) {
      const expected = await byLog(at);
      expect(sortedLines(await byTrail(at))).toEqual(sortedLines(expected));
      found += expected.length;
    }
    expect(found).toBeGreaterThan(500);
  });

  it('tells of one consultant, and of what had a deadline, no less and no more', async () => {
    const at = instants.at(-1) as Instant;
    const all = await byTrail(at);
    const [consultant] = all.flatMap(({ verdict }) => verdict.consultant ?? []);
    const own = ({ verdict }: JudgedAt) => verdict.consultant === consultant;
    expect(sortedLines((await byTrail(at, { consultant })).filter(own))).toEqual(sortedLines(all.filter(own)));
    const due = await byTrail(at, { due: true });
    expect(sortedLines(due)).toEqual(sortedLines(all.filter(({ verdict }) => verdict.dueAt !== null)));
    expect(due.length).toBeGreaterThan(5);
    expect(due.length).toBeLessThan(all.length);
  });

  it('comes out the same in whatever batches it is projected, and built', async () => {
    const { store } = corpus.engine;
    const digests = await Promise.all(
      [{ batchSize: 7 }, { batchSize: 1_000 }, { largeLogEvents: 1 }].map(async (options) => {
        const readStore = openMemoryReadStore({ clock: () => instantOf(0) });
        const more = { registry, readStore, projections: trail, holder: 'a', clock: () => instantOf(0) };
        const projector = createProjector({ eventStore: store, ...more, ...options });
        await projector.catchUp();
        return projector.digest('compliance-trail');
      }),
    );
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
  });

  it('still tells it once rules and people have changed in the midst of it, before and after', async () => {
    const planted = plantedCorpus({ opportunities: 76, seed: '12', months: 3, start, zone });
    const half = instantOf(Math.round((Date.parse('2025-12-01T00:00:00+08:00') + Date.parse(planted.truth.asOf)) / 2));
    const begun = ({ recordedAt }: { readonly recordedAt: Instant }) => recordedAt <= half;
    await corpus.close();
    corpus = await playCorpus(
      { ...planted, commands: planted.commands.filter(begun), imports: planted.imports.filter(begun) },
      zone,
    );
    corpus.setClock(half);
    await byTrail(half);
    const daysOn = (days: number) => instantOf(Date.parse(half) + days * DAY_MS);
    const later = await byLog(daysOn(40));
    const isDueSoon = ({ dueAt }: Verdict) => dueAt !== null && dueAt > daysOn(1) && dueAt < daysOn(3);
    const owing = later.filter(({ verdict }) => isDueSoon(verdict));
    const [gone] = owing.flatMap(({ verdict }) => verdict.consultant ?? []);
    await execute('ChangeStaff', gone as string, { department: 'aftersales' }, 'sales_manager');
    const set = {
      ...{ issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'stricter', approvalId: 'stricter' },
      effectiveFrom: daysOn(3),
      content: { rules: { 'no-hoarding': { days: 10 }, 'next-step-planned': false, 'activity-same-day': {} } },
    };
    const purpose = { command: 'PublishRuleSet', id: 'dealer' };
    await execute('RequestApproval', 'stricter', { purpose, why: 'stricter' }, 'sales_manager');
    await execute('Approve', 'stricter', {}, 'executive');
    await execute('PublishRuleSet', 'dealer', set, 'executive');
    for (const days of [-9, 0.5, 2, 4, 40]) {
      const at = daysOn(days);
      corpus.setClock(daysOn(Math.max(days, 0)));
      expect(sortedLines(await byTrail(at))).toEqual(sortedLines(await byLog(at)));
    }
    const left = await byTrail(daysOn(40));
    const since = (rule: string) =>
      left.filter(({ verdict }) => verdict.rule === rule && (verdict.since ?? '') > daysOn(3));
    expect(since('no-hoarding')).not.toEqual([]);
    expect(since('next-step-planned')).toEqual([]);
    expect(left.filter(({ verdict }) => verdict.consultant === gone && isDueSoon(verdict))).toEqual([]);
  });
});
