import { describe, expect, it } from '@jest/globals';
import { brokenLinks } from './broken-links.ts';
import { correction, idOf, type Told, told } from './testing/told.fixture.ts';

const file = { stageModel: 'dealer@1', stage: 'PROFILED', consultant: 's-1' };
const sale: readonly Told[] = [
  ['2026-11-20 10:00', 'Created', file],
  ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }],
  ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin: 'v' }],
  ['2026-11-23 10:00', 'VehicleDelivered', { orderId: 'r-1', vin: 'v' }],
  ['2026-11-24 10:00', 'Converted'],
];
const missing = (events: readonly Told[]) =>
  brokenLinks(told(...events)).map((link) => [link.missing, link.event.type]);

describe('the steps of a sale', () => {
  it('are whole where each rests on the one before', () => {
    expect(missing(sale)).toEqual([]);
  });

  it.each([
    ['the order', 1, [['order', 'VehicleMatched']]],
    ['the match', 2, [['match', 'VehicleDelivered']]],
    ['the delivery', 3, [['delivery', 'Converted']]],
  ] as const)('lack %s where its event is gone', (_, gone, expected) => {
    expect(missing(sale.toSpliced(gone, 1))).toEqual(expected);
  });

  it('lack a match that is of another order, and a delivery of another episode', () => {
    const other: Told = ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-2', vin: 'v' }];
    expect(missing(sale.toSpliced(2, 1, other))).toEqual([
      ['order', 'VehicleMatched'],
      ['match', 'VehicleDelivered'],
    ]);
    expect(missing([...sale, ['2026-11-25 10:00', 'Converted', { episode: 2 }]])).toEqual([['delivery', 'Converted']]);
  });

  it('lack what was taken back', () => {
    expect(missing([...sale, correction('2026-11-26 10:00', 3, {}, [''])])).toEqual([['delivery', 'Converted']]);
  });

  it('are not asked of other models, whose corrections need their events all the same', () => {
    const simple: Told = ['2026-11-20 10:00', 'Created', { ...file, stageModel: 'simple@1' }];
    expect(missing([simple, ['2026-11-24 10:00', 'Converted']])).toEqual([]);
    const [links] = [brokenLinks(told(simple, correction('2026-11-26 10:00', 9, {}, [''])))];
    expect(links).toMatchObject([{ missing: 'corrected-event', event: { id: idOf(1) } }]);
  });
});
