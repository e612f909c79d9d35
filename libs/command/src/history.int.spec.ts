import { describe, expect, it } from '@jest/globals';
import type { ImportedHistory } from '#interchange';
import { allEvents, logInMemory } from './testing/engine.fixture.ts';

const executive = { id: 's-0', role: 'executive' };

const row = (changed: object): ImportedHistory => ({
  aggregate: 'opportunity',
  id: 'o-1',
  commandId: 'import:csv:1',
  facts: [
    {
      type: 'Created',
      data: {
        episode: 1,
        customerId: 'p-1',
        customer: { surname: '王', birthday: '2010-05-01' },
        stageModel: 'auto@1',
        stage: 'lead',
        checks: { filled: 1, missing: ['phone'], birthdayKnown: true, birthdayPlausible: false },
        ...changed,
      },
      occurredAt: 'recorded',
    },
  ],
  provenance: { format: 'csv', source: 'leads.csv', key: '1', judge: false },
});

describe('a row of an import', () => {
  it('is the same row on a day when its checks come out otherwise', async () => {
    const { executor, store } = await logInMemory();
    await executor().importHistory(row({}), executive);
    const checks = { filled: 1, missing: ['phone'], birthdayKnown: true, birthdayPlausible: true };
    expect(await executor().importHistory(row({ checks }), executive)).toMatchObject({ repeated: true });
    expect(await allEvents(store)).toHaveLength(1);
  });

  it('is another row once the source says something else', async () => {
    const { executor } = await logInMemory();
    await executor().importHistory(row({}), executive);
    expect(await executor().importHistory(row({ stage: 'test_drive' }), executive)).toMatchObject({
      outcome: 'conflict',
      reason: 'command-id-reused',
    });
  });
});
