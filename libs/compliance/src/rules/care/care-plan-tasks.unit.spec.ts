import { describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#calendar';
import type { Instant, PolicyQuestion, Zone } from '#kernel';
import { converted } from '#opportunity';
import { aRuleSet, local } from '../../testing/told.fixture.ts';
import { carePlan } from './care-plan.ts';
import { carePlanTasks } from './care-plan-tasks.ts';

interface Sale {
  readonly at?: Instant;
  readonly zone?: string;
  readonly birthday?: string;
  readonly data?: object;
  readonly months?: number;
  readonly stageModel?: string;
}

function tasksOf({ at = local('2026-12-05 14:00'), zone = 'Asia/Shanghai', birthday, data = {}, ...more }: Sale) {
  const { months, stageModel = 'dealer@1' } = more;
  const question: PolicyQuestion = {
    command: 'Convert',
    input: {},
    actor: { id: 's-1', role: 'sales_consultant' },
    occurredAt: at,
    now: at,
    zone: zone as Zone,
    category: 'opportunity',
    id: 'op-1',
    state: { standing: { stageModel } },
    effective: { standing: { stageModel } },
    facts: birthday === undefined ? {} : { birthday },
    events: [{ type: converted.type, data }],
  };
  const row = months === undefined ? {} : { parameters: { months } };
  return carePlanTasks(question, { book: [aRuleSet({ [carePlan.name]: row })], calendar: chineseWorkCalendar });
}

const idsOf = (sale: Sale) => tasksOf(sale).map(({ taskId }) => taskId);
const birthdaysOf = (sale: Sale) => tasksOf(sale).filter(({ kind }) => kind === 'care-birthday');

describe('the tasks of a care plan', () => {
  it('greets on the seven holidays and the birthday of the twelve months after the sale, in order', () => {
    expect(idsOf({ birthday: '1985-04-12' })).toEqual([
      'care-holiday-2027-01-01',
      'care-holiday-2027-02-06',
      'care-holiday-2027-04-05',
      'care-birthday-2027',
      'care-holiday-2027-05-01',
      'care-holiday-2027-06-09',
      'care-holiday-2027-09-15',
      'care-holiday-2027-10-01',
    ]);
  });

  it('is due at the end of the day, where the outlet is', () => {
    expect(tasksOf({})[1]).toEqual({
      taskId: 'care-holiday-2027-02-06',
      kind: 'care-holiday',
      dueAt: '2027-02-06T15:59:59.999Z',
    });
    expect(tasksOf({ zone: 'America/New_York' })[4]?.dueAt).toBe('2027-06-10T03:59:59.999Z');
    expect(tasksOf({ zone: 'America/New_York' })[0]?.dueAt).toBe('2027-01-02T04:59:59.999Z');
  });

  it('leaves out the day of the sale, and takes in the same date twelve months on', () => {
    const sold = { at: local('2026-10-01 00:00') };
    expect(idsOf(sold).filter((id) => id.endsWith('10-01'))).toEqual(['care-holiday-2027-10-01']);
    expect(idsOf({ at: local('2026-09-30 23:59:59') }).filter((id) => id.endsWith('10-01'))).toEqual([
      'care-holiday-2026-10-01',
    ]);
    expect(birthdaysOf({ ...sold, birthday: '1990-10-01' })).toMatchObject([{ taskId: 'care-birthday-2027' }]);
  });

  it('goes on for as many months as the rule set says', () => {
    expect(idsOf({ months: 2 })).toEqual(['care-holiday-2027-01-01']);
    expect(birthdaysOf({ months: 24, birthday: '1985-04-12' }).map(({ taskId }) => taskId)).toEqual([
      'care-birthday-2027',
      'care-birthday-2028',
    ]);
    // From the last day of a long month to that of a short one.
    expect(birthdaysOf({ at: local('2026-12-31 12:00'), months: 2, birthday: '1985-02-28' })).toHaveLength(1);
  });

  it('greets who was born on 29 February on the 28th in years without it', () => {
    expect(birthdaysOf({ birthday: '1988-02-29' })).toMatchObject([{ dueAt: '2027-02-28T15:59:59.999Z' }]);
    expect(birthdaysOf({ at: local('2027-12-05 14:00'), birthday: '1988-02-29' })).toMatchObject([
      { dueAt: '2028-02-29T15:59:59.999Z' },
    ]);
  });

  it.each([
    ['the one in the file', { birthday: '1985-04-12', data: { derivedBirthday: '1949-12-31' } }, '2027-04-12'],
    ['else the one that the ID tells', { data: { derivedBirthday: '1949-12-31' } }, '2026-12-31'],
    [
      'also where the file says unknown',
      { birthday: 'unknown', data: { derivedBirthday: '1949-12-31' } },
      '2026-12-31',
    ],
  ])('takes the birthday: %s', (_which, sale, date) => {
    expect(birthdaysOf(sale)).toMatchObject([{ dueAt: `${date}T15:59:59.999Z` }]);
  });

  it.each([
    ['of a person whose birthday nobody knows', { birthday: 'unknown' }],
    ['of an organisation', { birthday: '1985-04-12', data: { customerType: 'organisation' } }],
  ])('has no birthday %s', (_whom, sale) => {
    expect(birthdaysOf(sale)).toEqual([]);
    expect(tasksOf(sale)).toHaveLength(7);
  });

  it('is made where a rule set has it, for the stage models of that set', () => {
    expect(tasksOf({ stageModel: 'simple@1' })).toEqual([]);
  });
});
