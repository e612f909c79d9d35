import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { catalogue, deviationsIn, parseConstraint } from '#compliance';
import { aggregateIdOf, type Instant, type LocalDate, type RecordedEvent, type Zone } from '#kernel';
import { type Corpus, type PlantedViolation, plantedCorpus } from '#simulation';
import { askObligations } from './ask-obligations.ts';
import { askViolations } from './ask-violations.ts';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';
import { type PlayedCorpus, playCorpus, type Tried } from './played-corpus.fixture.ts';

jest.setTimeout(120_000);

const zone = 'Asia/Shanghai' as Zone;
const DECEMBER = '2025-12-01' as LocalDate;
/** As the rule ships. */
const receptionProcess = [
  'Created < FollowUpCompleted',
  'FollowUpCompleted < TestDriveCompleted',
  'TestDriveCompleted < OrderPlaced',
  'FollowUpCompleted within 120h of Created',
  'no VehicleDelivered before VehicleMatched',
];
let corpusPlayed: PlayedCorpus | undefined;
afterEach(async () => {
  await corpusPlayed?.close();
  corpusPlayed = undefined;
});

async function played(corpus: Corpus): Promise<Engine> {
  corpusPlayed = await playCorpus(corpus, zone, expectRefused);
  return corpusPlayed.engine;
}

/** By the rule that was planned, in both languages, and nothing of it stands in the log: but a vehicle may be held and let go. */
function expectRefused({ refusal: { rule }, outcome, stored }: Tried): void {
  const both = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };
  const told = { rule, ruleVersion: expect.stringMatching(/@1$/), reason: both, remedy: both };
  expect(outcome).toMatchObject({ outcome: 'refused', refusal: { ...told, evidence: expect.any(Array) } });
  expect([[], ['VehicleReserved', 'VehicleReleased']]).toContainEqual(stored);
}

/** Broken greetings on birthdays, of each opportunity, by an auditor to whom their dates are opened. */
async function greetingsMissed(log: Engine, asOf: Instant): Promise<readonly string[]> {
  const reader = { actor: { id: 'au-1', role: 'auditor' }, why: 'planted-corpus', seesPersonalData: true };
  const sold = new Set<string>();
  for await (const page of log.store.readAll({ types: ['CarePlanCreated'] }))
    for (const { stream } of page) sold.add(aggregateIdOf(stream));
  const lines: string[] = [];
  for (const id of sold) {
    const { verdicts } = await log.answerFor(reader, (opened) =>
      askObligations(opened, id, { asOf, rule: 'care-birthday' }),
    );
    const broken = verdicts.filter(({ status }) => status === 'violated');
    lines.push(...broken.map((one) => lineOf(one as unknown as PlantedViolation)));
  }
  return lines;
}

const lineOf = ({ rule, subject, opportunityId, since, dueAt, fixedAt }: PlantedViolation) =>
  [rule, subject.kind, subject.id, opportunityId, since, dueAt, fixedAt].join(' ');

describe('a corpus of planted violations', () => {
  it('breaks every rule that can be broken, but for what is sealed', () => {
    const { violations, sealed } = plantedCorpus({
      opportunities: 80,
      seed: '2',
      months: 4,
      start: DECEMBER,
      zone,
    }).truth;
    const breakable = catalogue.filter(({ kind }) => kind !== 'report' && kind !== 'scope').map(({ name }) => name);
    const left = new Set(breakable).difference(new Set(violations.map(({ rule }) => rule)));
    expect([...left]).toEqual(['care-birthday']);
    expect(new Set(sealed.map(({ rule }) => rule))).toEqual(left);
  });

  it('tries to break every hard rule by a command, but those that commands keep by themselves', () => {
    const { refused } = plantedCorpus({ opportunities: 80, seed: '2', months: 4, start: DECEMBER, zone }).truth;
    const hard = catalogue.filter(({ kind }) => kind === 'hard').map(({ name }) => name);
    const left = new Set(hard).difference(new Set(Object.keys(refused)));
    expect([...left].toSorted()).toEqual(['care-plan', 'lost-puts-customer-to-sleep']);
  });

  it('departs from the reception process event by event where the whole log does', async () => {
    const corpus = plantedCorpus({ opportunities: 80, seed: '4', months: 3, start: DECEMBER, zone });
    const { store } = await played(corpus);
    const log: RecordedEvent[] = [];
    for await (const page of store.readAll({ categories: ['opportunity'] })) log.push(...page.map(registry.upcast));
    const process = receptionProcess.map(parseConstraint);
    const found = deviationsIn(log, process).map(({ eventId }) => log.find(({ id }) => id === eventId));
    const planted = corpus.truth.violations.filter(({ rule }) => rule === 'reception-process');
    expect(planted.length).toBeGreaterThan(3);
    const lines = found.map((event) => `${event && aggregateIdOf(event.stream)} ${event?.occurredAt}`);
    expect(new Set(lines)).toEqual(new Set(planted.map(({ opportunityId, since }) => `${opportunityId} ${since}`)));
  });

  it.each([
    ['1', 150, 4, '2025-05-01'],
    ['2', 80, 4, DECEMBER],
    ['3', 80, 3, '2026-08-15'],
  ])(
    'has with the seed %s exactly those that it says, since when it says so',
    async (seed, opportunities, months, start) => {
      const corpus = plantedCorpus({ opportunities, seed, months, start: start as LocalDate, zone });
      const { asOf, violations, sealed } = corpus.truth;
      const log = await played(corpus);
      corpusPlayed?.setClock(asOf);
      const found = await askViolations(log, { asOf });
      expect(found.violations.map((one) => lineOf(one as PlantedViolation)).toSorted()).toEqual(
        violations.map(lineOf).toSorted(),
      );
      expect((await greetingsMissed(log, asOf)).toSorted()).toEqual(sealed.map(lineOf).toSorted());
    },
  );
});
