import { describe, expect, it } from '@jest/globals';
import type { Instant, Money } from '#kernel';
import { type Bridge, type BridgeQuestion, funnelBridge } from './index.ts';
import { dayStart, dealer, flowsOf, type Told, yuan } from './told.fixture.ts';

const created = (day: string, amount: string, consultant: string, recorded = day): Told => [
  'Created',
  day,
  dealer({ value: yuan(amount), consultant }),
  recorded,
];

const LOG: Readonly<Record<string, readonly Told[]>> = {
  raised: [created('03-10', '100.00', 's1'), ['ValueChanged', '04-10', { new: yuan('150.00') }]],
  handedOver: [
    created('03-12', '200.00', 's1'),
    ['Reassigned', '04-15', { from: {}, to: { consultant: 's2' } }],
    ['Converted', '04-20'],
  ],
  reopened: [
    created('04-05', '300.00', 's2'),
    ['Lost', '04-25'],
    ['OpportunityReopened', '05-05', { episode: 2, stage: 'PROFILED' }],
    ['ValueChanged', '05-10', { episode: 2, new: yuan('250.00') }],
  ],
  enteredLate: [created('03-01', '40.00', 's1', '05-20')],
  lostBefore: [created('02-01', '70.00', 's1'), ['Lost', '02-20']],
  unvalued: [['Created', '03-15', dealer({ consultant: 's3' })]],
};

const times = {
  from: dayStart('04-01'),
  to: dayStart('06-01'),
  asOf: dayStart('07-01'),
  effectiveAt: dayStart('07-01'),
};

async function bridge(more: Partial<BridgeQuestion> = {}, log = LOG) {
  return funnelBridge(await flowsOf(log), { model: 'dealer@1', ...times, ...more }, 'CNY');
}

/** A bridge without its zeros: the counts, and the amounts. */
function told({ count, value }: Bridge) {
  const amounts = Object.entries(value ?? {}).map(([term, money]) => [term, (money as Money).amount] as const);
  return {
    count: Object.fromEntries(Object.entries(count).filter(([, n]) => n !== 0)),
    value: Object.fromEntries(amounts.filter(([, amount]) => amount !== '0.00')),
  };
}

describe('a bridge', () => {
  it('leads from what was open to what is open, by count and to the cent', async () => {
    expect(told(await bridge())).toEqual({
      count: { openStart: 4, new: 1, reopened: 1, won: 1, lost: 1, openEnd: 4 },
      value: {
        openStart: '340.00',
        new: '300.00',
        reopened: '300.00',
        increase: '50.00',
        won: '200.00',
        lost: '300.00',
        decrease: '50.00',
        openEnd: '440.00',
      },
    });
    expect(await bridge()).toMatchObject({
      count: { residual: 0, movedIn: 0, movedOut: 0 },
      unvalued: { openStart: 1, openEnd: 1 },
    });
  });

  it('has what was entered since as a term of its own where the start is told by what was known then', async () => {
    const { count, value } = await bridge({ startAsOf: dayStart('04-01') });
    expect(count).toMatchObject({ openStart: 3, lateEntries: 1, openEnd: 4, residual: 0 });
    expect(value).toMatchObject({
      openStart: { amount: '300.00' },
      lateEntries: { amount: '40.00' },
      residual: { amount: '0.00' },
    });
  });

  it('takes what leaves or enters a group for moved out or in, and closes it in the group it was closed in', async () => {
    const { groups = [] } = await bridge({ by: 'consultant' });
    expect(groups.map((group) => [group.key, told(group)])).toEqual([
      [
        's1',
        {
          count: { openStart: 3, movedOut: 1, openEnd: 2 },
          value: { openStart: '340.00', increase: '50.00', movedOut: '200.00', openEnd: '190.00' },
        },
      ],
      [
        's2',
        {
          count: { new: 1, reopened: 1, movedIn: 1, won: 1, lost: 1, openEnd: 1 },
          value: {
            new: '300.00',
            reopened: '300.00',
            movedIn: '200.00',
            won: '200.00',
            lost: '300.00',
            decrease: '50.00',
            openEnd: '250.00',
          },
        },
      ],
      ['s3', { count: { openStart: 1, openEnd: 1 }, value: {} }],
    ]);
    const filtered = await bridge({ filters: { consultant: ['s2'] } });
    expect(told(filtered)).toEqual(told(groups[1]!));
  });

  it('never mixes currencies: a deal that changes its currency leaves one and enters the other', async () => {
    const yen = { amount: '5000', currency: 'JPY' };
    const { value, values = [] } = await bridge(
      {},
      { deal: [created('03-10', '100.00', 's1'), ['ValueChanged', '04-10', { new: yen }]] },
    );
    expect(value).toBeNull();
    expect(
      values.map(({ openStart, increase, decrease, openEnd }) =>
        [openStart, increase, decrease, openEnd].map(({ amount }) => amount),
      ),
    ).toEqual([
      ['100.00', '0.00', '100.00', '0.00'],
      ['0', '5000', '0', '5000'],
    ]);
  });

  it('takes back a win by an order as reopened, and wins with the value of the order', async () => {
    const created: Told = [
      'Created',
      '03-01',
      { ...dealer({ value: yuan('10.00') }), stageModel: 'project@1', stage: 'TARGET_CUSTOMER' },
    ];
    const order: Told = ['OrderPlaced', '04-10', { orderId: 'r', amount: yuan('15.00') }];
    const deal = { deal: [created, order, ['OrderCancelled', '04-20', { orderId: 'r' }] as Told] };
    expect(told(await bridge({ model: 'project@1' }, deal))).toEqual({
      count: { openStart: 1, reopened: 1, won: 1, openEnd: 1 },
      value: { openStart: '10.00', increase: '5.00', won: '15.00', reopened: '10.00', openEnd: '10.00' },
    });
  });

  it('sees nothing that is effective later, or recorded later', async () => {
    expect(await bridge({ effectiveAt: dayStart('04-16') })).toMatchObject({ count: { won: 0, openEnd: 5 } });
    expect(await bridge({ asOf: dayStart('04-16') })).toMatchObject({ count: { openStart: 3, won: 0, openEnd: 4 } });
  });

  it('groups by a dimension that is called like something every object has', async () => {
    const some: Told = ['Created', '04-05', dealer({ dimensions: { constructor: 'x' } })];
    const { groups = [] } = await bridge(
      { by: 'constructor' },
      { some: [some], other: [['Created', '04-06', dealer()]] },
    );
    expect(groups.map(({ key, count }) => [key, count.new])).toEqual([
      ['(none)', 1],
      ['x', 1],
    ]);
  });

  it('is all zeros where there is nothing', async () => {
    const { count, value } = await bridge({}, {});
    expect(new Set(Object.values(count))).toEqual(new Set([0]));
    expect(value?.openEnd).toEqual({ amount: '0.00', currency: 'CNY' });
  });

  it('has one definition whenever it is asked, another for another scope', async () => {
    const id = async (more: Partial<BridgeQuestion>) => (await bridge(more)).definitionId;
    expect(await id({ to: '2026-05-01T00:00:00.000Z' as Instant })).toBe(await id({}));
    expect(await id({ by: 'team' })).not.toBe(await id({}));
    expect(await id({ filters: { team: ['b', 'a'] } })).toBe(await id({ filters: { team: ['a', 'b'] } }));
  });
});
