import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { catalogue } from '#compliance';
import type { Instant, LocalDate, Zone } from '#kernel';
import { type Corpus, type PlantedViolation, plantedCorpus } from '#simulation';
import { askViolations } from './ask-violations.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(120_000);

const zone = 'Asia/Shanghai' as Zone;
const folders: string[] = [];
let engine: Engine | undefined;
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A log of the corpus, each command sent when it is entered. */
async function played({ commands }: Corpus): Promise<Engine> {
  const data = mkdtempSync(join(tmpdir(), 'dealtrail-corpus-'));
  folders.push(data);
  let now = '' as Instant;
  engine = await openEngine({ data, create: { zone, simulated: true }, clock: () => now });
  for (const { recordedAt, ...command } of commands) {
    now = recordedAt;
    const outcome = await engine.executor.execute({ ...command, input: command.data });
    if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify({ command, outcome }));
  }
  now = commands.at(-1)?.recordedAt as Instant;
  return engine;
}

const lineOf = ({ rule, subject, opportunityId, since, dueAt, fixedAt }: PlantedViolation) =>
  [rule, subject.kind, subject.id, opportunityId, since, dueAt, fixedAt].join(' ');

describe('a corpus of planted violations', () => {
  it('breaks every rule that is no refusal and no secret, and keeps it in most places', () => {
    const { truth } = plantedCorpus({
      opportunities: 76,
      seed: '2',
      months: 4,
      start: '2025-12-01' as LocalDate,
      zone,
    });
    const broken = new Set(truth.violations.map(({ rule }) => rule));
    const breakable = catalogue.filter(({ kind }) => kind === 'soft' || kind === 'due' || kind === 'state');
    const secret = breakable.filter((rule) => rule.kind === 'due' && 'sealed' in rule);
    expect(secret.map(({ name }) => name)).toEqual(['care-birthday']);
    expect([...broken].sort()).toEqual(breakable.flatMap((rule) => (secret.includes(rule) ? [] : rule.name)).sort());
  });

  it.each([
    ['1', 76, 4, '2025-05-01'],
    ['2', 76, 4, '2025-12-01'],
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
