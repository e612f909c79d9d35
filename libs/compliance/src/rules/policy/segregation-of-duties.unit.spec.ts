import { describe, expect, it } from '@jest/globals';
import { opportunityCommands, opportunityEvents } from '#opportunity';
import { created, idOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { commandOf, opportunityCommandNames } from './command-of.ts';
import { segregationOfDuties } from './segregation-of-duties.ts';

const by = (who: string, role = 'sales_consultant') => ({ by: who, role, imported: { judge: true } });
const placed = (who: string): Told => ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }, by(who)];
const matched = (who: string): Told => ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'v' }, by(who)];
const again = (who: string): Told => ['2026-11-23 10:00', 'OrderPlaced', { orderId: 'r-2' }, by(who)];
const statuses = (history: ReturnType<typeof takenOver>, pairs?: readonly string[]) =>
  verdictsOf(segregationOfDuties, history, pairs ? { parameters: { pairs } } : {}).map(({ status }) => status);

describe('segregation-of-duties', () => {
  it.each([
    ['two persons', [placed('s-1'), matched('s-9')], ['kept', 'kept']],
    ['one person', [placed('s-1'), matched('s-1')], ['kept', 'violated']],
    [
      'the planner of before who then sells',
      [placed('s-1'), matched('s-9'), again('s-9')],
      ['kept', 'kept', 'violated'],
    ],
    [
      'services that take over a sale',
      [
        ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }, by('i', 'service')],
        ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'v' }, by('i', 'service')],
      ],
      [],
    ],
  ] as const)('order and match by %s are judged', (_name, events, expected) => {
    expect(statuses(takenOver(created('2026-11-20 09:00'), ...(events as readonly Told[])))).toEqual(expected);
  });

  it('names both commands, and rests on the earlier one', () => {
    const history = takenOver(created('2026-11-20 09:00'), placed('s-1'), matched('s-1'));
    expect(verdictsOf(segregationOfDuties, history)[1]).toMatchObject({
      evidence: [idOf(2), idOf(1)],
      message: { zh: '同一人不能在同一机会上既执行 PlaceOrder 又执行 MatchVehicle' },
    });
  });

  it('takes its pairs from the rule set', () => {
    const history = takenOver(created('2026-11-20 09:00'), placed('s-1'), matched('s-1'));
    expect(statuses(history, ['CreateOpportunity+PlaceOrder'])).toEqual(['kept', 'violated']);
    expect(statuses(history, ['PlaceOrder'])).toEqual([]);
  });
});

describe('the command of an event', () => {
  it('is one of those on opportunities, each of which has its event', () => {
    expect(new Set(opportunityCommandNames)).toEqual(new Set(opportunityCommands.map(({ name }) => name)));
    const none = opportunityEvents.map(({ type }) => type).filter((type) => commandOf(type) === '');
    expect(none.sort()).toEqual(['CarePlanCreated', 'CustomerDormant', 'CustomerReactivated', 'DormancyDeferred']);
  });
});
