import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Instant, instantOf, type LocalDate } from '#kernel';
import { askDataQuality } from './ask-data-quality.ts';
import { QuestionRefused } from './errors.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

let data: string;
let engine: Engine;
let now = 0;
const at = (text: string) => {
  now = Date.parse(text);
  return text as Instant;
};

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-quality-'));
  at('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
  await execute('RegisterStaff', 's-1', { name: '安娜', role: 'sales_consultant' });
  await execute('CreateOpportunity', 'o-1', { ...file, consultant: 's-1', stageModel: 'dealer@1' });
  at('2026-03-05T01:00:00.000Z');
  const blank = { customer: { phone: '12' }, consultant: 's-1', stageModel: 'dealer@1' };
  await execute('CreateOpportunity', 'o-2', blank, '2026-03-04T00:59:59.999Z');
  await execute('CreateOpportunity', 'o-3', { ...file, consultant: 's-2', stageModel: 'dealer@1' });
  await execute('CreateOpportunity', 'o-4', { ...file, consultant: 's-1', stageModel: 'simple@1' });
  at('2026-04-01T01:00:00.000Z');
  await execute('CreateOpportunity', 'o-5', { ...file, consultant: 's-1', stageModel: 'dealer@1' });
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const file = {
  customer: { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' },
  ...{ infoSource: 'website', expectedPurchaseDate: '2026-12-15', intakeChannel: 'showroom', outlet: 'p-1' },
};
let sent = 0;
async function execute(command: string, id: string, input: object, occurredAt?: string): Promise<void> {
  sent += 1;
  const actor = { id: 'm-1', role: 'sales_manager' } as const;
  const sentAs = { command, id, data: input as never, input, actor, commandId: `k-${sent}` };
  const result = await engine.executor.execute({ ...sentAs, ...(occurredAt && { occurredAt: occurredAt as Instant }) });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

const march = { from: '2026-03-01' as LocalDate, to: '2026-03-31' as LocalDate, mayName: false };
const files = async (question: Partial<Parameters<typeof askDataQuality>[1]>) =>
  (await askDataQuality(engine, { mayName: false, ...question })).scorecards.map(({ consultant, files }) => [
    consultant,
    files,
  ]);

describe('the data quality of an engine', () => {
  it('is that of the files opened in the period, each consultant for themselves', async () => {
    const { scorecards, ...of } = await askDataQuality(engine, march);
    expect(of).toMatchObject({ ...{ stageModel: 'dealer', timelyHours: 24, ruleVersion: null }, settled: false });
    expect(scorecards).toEqual([
      {
        consultant: 's-1',
        // 6 and 1 of twelve fields; the phone of one is valid, that of the other not; one recorded a millisecond too late.
        ...{ files: 2, filled: 7, completeness: 7 / 12, checksDone: 2, checksValid: 1, validity: 0.5 },
        ...{ timely: 1, timeliness: 0.5, birthdaysUnknown: 2 },
      },
      expect.objectContaining({ consultant: 's-2', files: 1, completeness: 1, timeliness: 1 }),
    ]);
  });

  it('is of the month of the day asked for, where no period is', async () => {
    expect(await files({})).toEqual([['s-1', 1]]);
    expect(await files({ to: march.to, consultant: 's-2' })).toEqual([['s-2', 1]]);
  });

  it('is what was known then: a file that is recorded late was not', async () => {
    const asOf = '2026-03-04T23:00:00.000Z' as Instant;
    const { scorecards, settled, position } = await askDataQuality(engine, { ...march, asOf });
    expect(scorecards).toMatchObject([{ consultant: 's-1', files: 1, timeliness: 1 }]);
    expect(settled).toBe(true);
    expect(position).toMatch(/\.2$/);
  });

  it('names people to whom it may, and to nobody else', async () => {
    const names = async (mayName: boolean) => {
      const reader = { actor: { id: 'm-1', role: 'sales_manager' }, why: 'data-quality', seesPersonalData: mayName };
      const { scorecards } = await engine.answerFor(reader, (asked) => askDataQuality(asked, { ...march, mayName }));
      return scorecards.map(({ consultantName }) => consultantName);
    };
    expect(await names(false)).toEqual([undefined, undefined]);
    expect(await names(true)).toEqual(['安娜', undefined]);
  });

  it('refuses a period that ends before it begins', async () => {
    await expect(askDataQuality(engine, { ...march, to: '2026-02-28' as LocalDate })).rejects.toThrow(QuestionRefused);
  });
});
