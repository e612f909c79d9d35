import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Instant, instantOf, type LocalDate, type Zone } from '#kernel';
import { plantedCorpus } from '#simulation';
import { askOwed, type OwedQuestion } from './ask-owed.ts';
import { askViolations } from './ask-violations.ts';
import { judgeLog } from './judge-log.ts';
import { type PlayedCorpus, playCorpus } from './played-corpus.fixture.ts';

jest.setTimeout(60_000);

const zone = 'Asia/Shanghai' as Zone;
const DAY_MS = 86_400_000;

describe('what is owed', () => {
  let corpus: PlayedCorpus;
  /** Somewhere in the midst of it: nothing was recorded later. */
  let now: Instant;
  const daysOn = (days: number) => instantOf(Date.parse(now) + Math.round(days * DAY_MS));
  const owedAt = async (question: OwedQuestion = {}) => (await askOwed(corpus.engine, question)).owed;

  beforeAll(async () => {
    const start = '2025-12-01' as LocalDate;
    const planted = plantedCorpus({ opportunities: 76, seed: '21', months: 3, start, zone });
    const begun = ({ recordedAt }: { readonly recordedAt: Instant }) => recordedAt <= '2026-01-14T04:00:00.000Z';
    const commands = planted.commands.filter(begun);
    corpus = await playCorpus({ ...planted, commands, imports: planted.imports.filter(begun) }, zone);
    now = commands.at(-1)?.recordedAt as Instant;
  });
  afterAll(() => corpus.close());

  it('has a deadline where judging the log finds it open or pending, at any instant', async () => {
    const { store } = corpus.engine;
    let found = 0;
    for (const days of [-30, -11.3, -2, 0, 0.7]) {
      const at = daysOn(days);
      corpus.setClock(daysOn(Math.max(days, 0)));
      const isOwed = ({ status }: { readonly status: string }) => status === 'open' || status === 'pending';
      const point = { asOf: at, effectiveAt: at };
      const judged = (await judgeLog(store, await store.head(), point, isOwed)).filter(
        ({ verdict }) => verdict.dueAt !== null,
      );
      const expected = judged.map(({ verdict: { obligation, dueAt, consultant, ruleVersion }, outlet }) => [
        ...[obligation, dueAt, consultant, ruleVersion, outlet],
      ]);
      const owed = (await owedAt({ asOf: at })).filter(({ rule }) => !STATES.has(rule));
      expect(
        owed.map(({ obligation, dueAt, consultant, ruleVersion, outlet }) => [
          ...[obligation, dueAt, consultant, ruleVersion, outlet],
        ]),
      ).toEqual(expected.toSorted(([a, dueA], [b, dueB]) => (`${dueA} ${a}` < `${dueB} ${b}` ? -1 : 1)));
      found += owed.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  it('becomes a violation once its time has come and nothing was recorded', async () => {
    corpus.setClock(now);
    const soon = daysOn(4);
    const owed = (await owedAt()).filter(({ dueAt }) => dueAt < soon);
    const states = owed.filter(({ rule }) => STATES.has(rule));
    expect(states.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['next-step-planned', 'no-hoarding']));
    corpus.setClock(daysOn(9));
    const { violations } = await askViolations(corpus.engine, {});
    const broken = new Set(violations.map(({ obligation, since }) => `${obligation} ${since}`));
    expect(owed.filter(({ obligation, dueAt }) => !broken.has(`${obligation} ${dueAt}`))).toEqual([]);
  });

  it('is told of an instant that is over as it was told then', async () => {
    corpus.setClock(now);
    const then = JSON.stringify((await askOwed(corpus.engine, { asOf: now })).owed);
    corpus.setClock(daysOn(2));
    const actor = { id: 's-principal', role: 'executive' };
    const input = { name: '新同事', role: 'sales_consultant', department: 'sales' };
    const command = { command: 'RegisterStaff', id: 's-new', data: input as never, input, actor, commandId: 'k-new' };
    expect(await corpus.engine.executor.execute(command)).toMatchObject({ outcome: 'accepted' });
    const later = await askOwed(corpus.engine, { asOf: now });
    expect(later.settled).toBe(true);
    expect(JSON.stringify(later.owed)).toBe(then);
  });

  it('is one consultant’s, one rule’s, one outlet’s, or due by an instant, where that is asked', async () => {
    const all = await owedAt();
    const [first] = all.filter(({ consultant }) => consultant !== null);
    const { rule, consultant, outlet, dueAt } = first as (typeof all)[number];
    expect(await owedAt({ rule })).toEqual(all.filter((one) => one.rule === rule));
    expect(await owedAt({ consultant: consultant as string })).toEqual(
      all.filter((one) => one.consultant === consultant),
    );
    expect(await owedAt({ outlet: outlet as string })).toEqual(all.filter((one) => one.outlet === outlet));
    expect(await owedAt({ until: dueAt })).toEqual(all.filter((one) => one.dueAt <= dueAt));
    expect(await owedAt({ isWithin: (whose) => whose.consultant === consultant })).toEqual(
      all.filter((one) => one.consultant === consultant),
    );
  });
});

/** Looked at when a day closes. */
const STATES: ReadonlySet<string> = new Set([
  'no-expired-opportunity',
  'next-step-planned',
  'no-hoarding',
  'demo-car-returned',
]);
