import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { created, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { parseConstraint } from './constraint.ts';
import { deviationsIn } from './process-conformance.ts';
import { receptionProcess } from './reception-process.ts';

const opened = created('2026-11-20 23:30');
const step = (at: string, type: string, recorded = at): Told => [at, type, { orderId: 'r-1' }, { recorded }];
const contact = (at: string, outcome = 'reached'): Told => [
  at,
  'FollowUpCompleted',
  { activityId: `a-${at}`, outcome },
];

/** Verdicts that are given, in the order of recording, without the one on the file itself. */
const judged = (events: readonly Told[], constraints?: readonly string[]) =>
  verdictsOf(receptionProcess, told(opened, ...events), constraints ? { parameters: { constraints } } : {});
const statuses = (events: readonly Told[], constraints?: readonly string[]) =>
  judged(events, constraints).map(({ status }) => status);

describe('reception-process', () => {
  it('is kept in the order of the process', () => {
    const events = [
      contact('2026-11-21 10:00'),
      step('2026-11-22 10:00', 'TestDriveCompleted'),
      step('2026-11-23 10:00', 'OrderPlaced'),
      step('2026-11-24 10:00', 'VehicleMatched'),
      step('2026-11-25 10:00', 'VehicleDelivered'),
    ];
    expect(statuses(events)).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  it.each([
    ['FollowUpCompleted < TestDriveCompleted', [step('2026-11-21 10:00', 'TestDriveCompleted')]],
    ['TestDriveCompleted < OrderPlaced', [contact('2026-11-21 10:00'), step('2026-11-22 10:00', 'OrderPlaced')]],
    ['no VehicleDelivered before VehicleMatched', [step('2026-11-22 10:00', 'VehicleDelivered')]],
  ])('%s is broken', (text, events) => {
    expect(judged(events).at(-1)).toMatchObject({ status: 'violated', message: { zh: expect.stringContaining(text) } });
  });

  it.each([
    ['2026-11-25 23:30:00', 'reached', ['kept']],
    ['2026-11-25 23:30:00', 'no_answer', ['kept']],
    ['2026-11-25 23:30:01', 'reached', ['violated']],
  ])('120 h after the file was opened on 2026-11-20 at 23:30, a contact at %s (%s) is %j', (at, outcome, expected) => {
    expect(statuses([contact(at, outcome)])).toEqual(expected);
  });

  it('looks at the first contact only', () => {
    expect(statuses([contact('2026-11-21 10:00', 'no_answer'), contact('2026-12-21 10:00')])).toEqual(['kept', 'kept']);
  });

  it('nothing is broken by what never comes', () => {
    expect(statuses([])).toEqual([]);
    expect(statuses([step('2027-01-31 10:00', 'Lost')])).toEqual([]);
  });

  it('judges an event once, by what was held when it was recorded and had happened by then', () => {
    const drive = step('2026-11-22 10:00', 'TestDriveCompleted', '2026-11-23 10:00');
    const lateContact = ['2026-11-21 10:00', 'FollowUpCompleted', { outcome: 'reached' }, { recorded: '2026-11-24' }];
    expect(statuses([drive, lateContact as unknown as Told])).toEqual(['violated', 'kept']);
    const laterContact: Told = ['2026-11-22 11:00', 'FollowUpCompleted', {}, { recorded: '2026-11-22 11:00' }];
    expect(statuses([laterContact, drive])).toEqual(['kept', 'violated']);
  });

  it.each([
    [['no StageChanged'], [step('2026-11-22 10:00', 'StageChanged')], ['violated']],
    [['no StageChanged'], [step('2026-11-22 10:00', 'OrderPlaced')], []],
    [
      ['no TestDriveCompleted after OrderPlaced'],
      [step('2026-11-22 10:00', 'OrderPlaced'), step('2026-11-22 10:00', 'TestDriveCompleted')],
      ['violated'],
    ],
    [
      ['no TestDriveCompleted after OrderPlaced'],
      [step('2026-11-22 10:00', 'TestDriveCompleted'), step('2026-11-22 11:00', 'OrderPlaced')],
      ['kept'],
    ],
    [
      ['FollowUpCompleted between TestDriveCompleted and OrderPlaced'],
      [
        contact('2026-11-21 10:00'),
        step('2026-11-22 10:00', 'TestDriveCompleted'),
        step('2026-11-23 10:00', 'OrderPlaced'),
        contact('2026-11-24 10:00'),
        step('2026-11-25 10:00', 'OrderPlaced'),
      ],
      ['violated', 'kept'],
    ],
    [
      ['FollowUpCompleted within 24h of TestDriveCompleted'],
      [
        step('2026-11-22 10:00', 'TestDriveCompleted'),
        contact('2026-11-23 10:00:00'),
        step('2026-11-24 10:00', 'TestDriveCompleted'),
        contact('2026-11-25 10:00:01'),
      ],
      ['kept', 'violated'],
    ],
  ])('of %j, it judges as written', (constraints, events, expected) => {
    expect(statuses(events, constraints)).toEqual(expected);
  });

  it.each([
    [receptionProcess.parameters.constraints, undefined],
    [[], undefined],
    [
      ['Created < Ordered'],
      {
        zh: '约束 "Created < Ordered" 无法读取：Ordered 不是销售过程的事件',
        en: 'the constraint "Created < Ordered" cannot be read: Ordered is no step of a sale',
      },
    ],
  ])('tells what is wrong with %j: %j', (constraints, fault) => {
    expect(receptionProcess.faultIn?.({ constraints })).toEqual(fault);
  });
});

/** What the default process asks, said a second time without its evaluator. */
function broken(type: string, at: string, before: readonly { readonly type: string; readonly at: string }[]): boolean {
  const first = (wanted: string) => before.find((one) => one.type === wanted)?.at;
  if (type === 'TestDriveCompleted') return first('FollowUpCompleted') === undefined;
  if (type === 'OrderPlaced') return first('TestDriveCompleted') === undefined;
  if (type === 'VehicleDelivered') return first('VehicleMatched') === undefined;
  const file = first('Created');
  const limit = file === undefined ? undefined : Date.parse(file) + 5 * 24 * 3_600_000;
  if (type !== 'FollowUpCompleted') return false;
  return limit === undefined || (first('FollowUpCompleted') === undefined && Date.parse(at) > limit);
}

describe('reception-process over a whole log', () => {
  const TYPES = [
    'FollowUpCompleted',
    'TestDriveCompleted',
    'OrderPlaced',
    'VehicleMatched',
    'VehicleDelivered',
    'Lost',
  ];
  const histories = fc.array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      day: fc.integer({ min: 0, max: 7 }),
      late: fc.integer({ max: 3, min: 0 }),
    }),
    { maxLength: 8 },
  );

  it('finds what is found event by event, and what the process asks in other words', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const events = steps
          .map(({ type, day, late }) => ({
            type,
            at: `2026-11-${21 + day} 23:30`,
            recorded: `2026-11-${21 + day + late} 23:30`,
          }))
          .sort((a, b) => (a.recorded < b.recorded ? -1 : 1));
        const log = told(opened, ...events.map(({ type, at, recorded }) => step(at, type, recorded)));
        const process = receptionProcess.parameters.constraints.map(parseConstraint);
        const found = [...new Set(deviationsIn(log, process).map(({ eventId }) => eventId))];
        const byEvent = verdictsOf(receptionProcess, log).filter(({ status }) => status === 'violated');
        expect(byEvent.map(({ evidence }) => evidence[0])).toEqual(found);
        const asked = log.filter((event, place) => {
          const before = log
            .slice(0, place)
            .filter(({ occurredAt }) => occurredAt <= event.occurredAt)
            .map(({ type, occurredAt }) => ({ type, at: occurredAt as string }));
          return broken(
            event.type,
            event.occurredAt,
            before.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
          );
        });
        expect(found).toEqual(asked.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('names the constraint, in the order of recording', () => {
    const log = told(opened, step('2026-11-21 10:00', 'OrderPlaced'), contact('2026-12-01 10:00'));
    const process = receptionProcess.parameters.constraints.map(parseConstraint);
    expect(deviationsIn(log, process)).toEqual([
      { eventId: log[1]?.id, constraint: 'TestDriveCompleted < OrderPlaced' },
      { eventId: log[2]?.id, constraint: 'FollowUpCompleted within 120h of Created' },
    ]);
  });
});
