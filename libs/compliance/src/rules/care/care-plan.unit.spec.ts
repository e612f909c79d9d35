import { describe, expect, it } from '@jest/globals';
import { SOLD, sale, ten } from '../../testing/sale.fixture.ts';
import { statusOf, type Told } from '../../testing/told.fixture.ts';
import { carePlan } from './care-plan.ts';

describe('care-plan', () => {
  const plan = (append: string, episode = 1): Told => [
    SOLD,
    'CarePlanCreated',
    { episode, tasks: [] },
    { append, imported: { judge: true } },
  ];
  it.each([
    ['with its plan', sale(ten, [plan('sale')], 'sale'), 'kept'],
    ['without a plan', sale(ten), 'violated'],
    ['with a plan that came afterwards', sale(ten, [plan('later')], 'sale'), 'violated'],
    ['with the plan of another episode', sale(ten, [plan('sale', 2)], 'sale'), 'violated'],
  ])('a sale %s is judged', (_name, history, status) => {
    expect(statusOf(carePlan, history)).toBe(status);
  });
});
