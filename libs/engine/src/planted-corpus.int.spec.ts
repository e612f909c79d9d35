import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { catalogue, deviationsIn, parseConstraint } from '#compliance';
import { aggregateIdOf, type LocalDate, type RecordedEvent, type Zone } from '#kernel';
import { type Corpus, type PlantedViolation, plantedCorpus } from '#simulation';
import { askViolations } from './ask-violations.ts';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';
import { type PlayedCorpus, playCorpus } from './played-corpus.fixture.ts';

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
  corpusPlayed = await playCorpus(corpus, zone);
  return corpusPlayed.engine;
}

const lineOf = ({ rule, subject, opportunityId, since, dueAt, fixedAt }: PlantedViolation) =>
  [rule, subject.kind, subject.id, opportunityId, since, dueAt, fixedAt].join(' ');

describe('a corpus of planted violations', () => {
  it('breaks every rule that can be broken, but for what is sealed', () => {
    const { violations } = plantedCorpus({ opportunities: 76, seed: '2', months: 4, start: DECEMBER, zone }).truth;
    const breakable = catalogue.filter(({ kind }) => kind !== 'report' && kind !== 'scope').map(({ name }) => name);
    const left = new Set(breakable).difference(new Set(violations.map(({ rule }) => rule)));
    expect([...left]).toEqual(['care-birthday']);
  });

  it('departs from the reception process event by event where the whole log does', async () => {
    const corpus = plantedCorpus({ opportunities: 76, seed: '4', months: 3, start: DECEMBER, zone });
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
    ['1', 140, 4, '2025-05-01'],
    ['2', 76, 4, DECEMBER],
    ['3', 76, 3, '2026-08-15'],
  ])(
    'has with the seed %s exactly those that it says, since when it says so',
    async (seed, opportunities, months, start) => {
      const corpus = plantedCorpus({ opportunities, seed, months, start: start as LocalDate, zone });
      const { asOf, violations } = corpus.truth;
      const log = await played(corpus);
      const found = await askViolations({ ...log, clock: () => asOf }, { asOf });
      expect(found.violations.map((one) => lineOf(one as PlantedViolation)).toSorted()).toEqual(
        violations.map(lineOf).toSorted(),
      );
    },
  );
});
