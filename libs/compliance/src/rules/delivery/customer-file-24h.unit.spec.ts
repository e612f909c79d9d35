import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { customerFile24h } from './customer-file-24h.ts';

const opened = created('2026-11-20 09:00');
const delivered: Told = ['2026-12-05 14:00', 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
const archived = (at: string, recorded = at): Told => [at, 'CustomerFileArchived', { sha256: 'f00d' }, { recorded }];

describe('customer-file-24h', () => {
  it.each([
    ['2026-12-06 14:00:00', 'kept'],
    ['2026-12-06 14:00:01', 'violated'],
    ['2026-12-05 14:00:00', 'kept'],
    ['2026-12-05 13:59:59', 'violated'],
  ])('delivered on 2026-12-05 at 14:00 and archived at %s is %s', (at, status) => {
    const events = at < '2026-12-05 14:00' ? [archived(at), delivered] : [delivered, archived(at)];
    expect(statusOf(customerFile24h, told(opened, ...events))).toBe(status);
  });

  it('counts 86,400 seconds, to the millisecond', () => {
    const at = (text: string) => statusOf(customerFile24h, told(opened, delivered, archived(text)));
    expect(at('2026-12-06T06:00:00.000Z')).toBe('kept');
    expect(at('2026-12-06T06:00:00.001Z')).toBe('violated');
  });

  it.each([
    ['2026-12-06 14:00:00', 'open'],
    ['2026-12-06 14:00:01', 'pending'],
    ['2026-12-07 13:59:59', 'pending'],
    ['2026-12-07 14:00:00', 'violated'],
  ])('at %s, not archived, is %s', (at, status) => {
    expect(statusOf(customerFile24h, told(opened, delivered), { at })).toBe(status);
  });

  it.each([
    ['2026-12-07 14:00:00', 'kept', null],
    ['2026-12-07 14:00:01', 'violated', '2026-12-07 14:00:01'],
  ])('archived in time and recorded at %s is %s', (recorded, status, fixedAt) => {
    const history = told(opened, delivered, archived('2026-12-06 10:00', recorded));
    expect(verdictsOf(customerFile24h, history)).toMatchObject([
      { status, fixedAt: fixedAt && local(fixedAt), recordedLate: fixedAt !== null },
    ]);
  });

  it('is owed for every delivery', () => {
    const second: Told = ['2026-12-08 14:00', 'VehicleDelivered', { orderId: 'r-2', vin: 'y' }];
    const history = told(opened, delivered, archived('2026-12-05 16:00'), second);
    expect(verdictsOf(customerFile24h, history).map(({ status }) => status)).toEqual(['kept', 'violated']);
  });

  it('takes the limit from the rule set', () => {
    const history = told(opened, delivered, archived('2026-12-05 22:00:01'));
    expect(statusOf(customerFile24h, history, { parameters: { hours: 8 } })).toBe('violated');
  });
});
