import { describe, expect, it } from '@jest/globals';
import type { Instant, JsonObject, StreamEvent } from '#kernel';
import { saleMoves } from './sale-moves.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const day = (of: string) => `2026-${of}T00:00:00.000Z` as Instant;

/** Events of one opportunity, in the order that they were recorded in. */
function told(...events: readonly (readonly [type: string, day: string, data: JsonObject])[]): readonly StreamEvent[] {
  return events.map(([type, at, data], revision) => ({
    ...{ id: `e-${revision}`, type, revision, occurredAt: day(at), recordedAt: day('06-01') },
    data: { episode: 1, ...data },
    meta: { actor: { id: 'a', role: 'service' } },
  })) as unknown as readonly StreamEvent[];
}

const created = ['Created', '01-01', { stageModel: 'project@1', dimensions: {}, consultant: 's-1' }] as const;
const shown = (events: readonly StreamEvent[], at = day('06-01')) =>
  saleMoves(events, at).map((move) => `${move.at.slice(5, 10)} ${move.kind} ${move.amount.amount}`);

describe('what an order brings', () => {
  it('is signed by its placing, its amendments and discounts, and taken back by its cancellation, each on its day', () => {
    const events = told(
      created,
      ['OrderPlaced', '02-01', { orderId: 'r', amount: yuan('500.00'), discount: yuan('20.00') }],
      ['OrderAmended', '02-10', { orderId: 'r', change: { amount: yuan('450.00') } }],
      ['DiscountGranted', '03-01', { orderId: 'r', amount: yuan('5.00') }],
      ['OrderCancelled', '04-01', { orderId: 'r' }],
    );
    expect(shown(events)).toEqual([
      '02-01 contract 480.00',
      '02-10 contract -50.00',
      '03-01 contract -5.00',
      '04-01 contract -425.00',
    ]);
    expect(shown(events, day('02-05'))).toEqual(['02-01 contract 480.00']);
  });

  it('is collected by payments, and given back by refunds', () => {
    const events = told(
      created,
      ['OrderPlaced', '02-01', { orderId: 'r', amount: yuan('100.00') }],
      ['PaymentReceived', '03-01', { orderId: 'r', amount: yuan('60.00') }],
      ['PaymentReceived', '03-02', { orderId: 'r', amount: yuan('-10.00') }],
    );
    expect(shown(events).slice(1)).toEqual(['03-01 collected 60.00', '03-02 collected -10.00']);
  });

  it('is told in the order in which it happened, as corrections leave it', () => {
    const events = told(
      created,
      ['OrderPlaced', '02-01', { orderId: 'r', amount: yuan('100.00') }],
      ['PaymentReceived', '03-05', { orderId: 'r', amount: yuan('10.00') }],
      ['PaymentReceived', '03-01', { orderId: 'r', amount: yuan('60.00') }],
      [
        'EventCorrected',
        '03-09',
        { eventId: 'e-1', eventType: 'OrderPlaced', revision: 1, voided: [], changes: { '/amount': yuan('90.00') } },
      ],
    );
    expect(shown(events)).toEqual(['02-01 contract 90.00', '03-01 collected 60.00', '03-05 collected 10.00']);
  });

  it('belongs to whom the opportunity belonged when it came', () => {
    const events = told(
      created,
      ['OrderPlaced', '02-01', { orderId: 'r', amount: yuan('100.00') }],
      ['OrderCancelled', '02-02', { orderId: 'r' }],
      ['Reassigned', '02-03', { from: {}, to: { consultant: 's-2' } }],
      ['OrderPlaced', '02-04', { orderId: 'q', amount: yuan('70.00') }],
    );
    expect(saleMoves(events, day('06-01')).map(({ point }) => point.dimensions.consultant)).toEqual([
      's-1',
      's-1',
      's-2',
    ]);
  });
});
