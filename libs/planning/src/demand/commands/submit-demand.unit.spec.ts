import { fact, type IsoWeek } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { demandSubmitted } from '../events/demand-submitted.ts';
import { submitDemand } from './submit-demand.ts';

const input = {
  outlet: 'outlet-1',
  week: '2026-W48' as IsoWeek,
  lines: [
    { model: 'a', quantity: 2 },
    { model: 'b', quantity: 1 },
  ],
  orderIds: ['r-1', 'r-2'],
};
const first = fact(demandSubmitted, input);
const more = { ...input, lines: [{ model: 'a', quantity: 1 }], orderIds: ['r-3'], supplementary: true };
const id = 'outlet-1-2026-W48';

describeCommand(submitDemand, {}, [
  { name: 'of a week', id, input, gives: [first] },
  {
    name: 'of a week, not supplementary',
    id,
    input: { ...input, supplementary: false },
    gives: [fact(demandSubmitted, { ...input, supplementary: false })],
  },
  {
    name: 'for stock alone',
    id,
    input: { ...input, orderIds: [] },
    gives: [fact(demandSubmitted, { ...input, orderIds: [] })],
  },
  { name: 'more, as supplementary', id, given: [first], input: more, gives: [fact(demandSubmitted, more)] },
  { name: 'twice', id, given: [first], input, gives: { refused: 'demand-submitted-once', evidence: [0] } },
  { name: 'more than nothing', id, input: more, gives: { refused: 'demand-supplements-another', evidence: [] } },
  { name: 'nothing', id, input: { ...input, lines: [] }, gives: { refused: 'demand-not-empty', evidence: [] } },
  {
    name: 'a model on two lines',
    id,
    input: { ...input, lines: [...input.lines, { model: 'a', quantity: 1 }] },
    gives: { refused: 'demand-model-once', evidence: [] },
  },
  {
    name: 'an order named twice',
    id,
    input: { ...input, orderIds: ['r-1', 'r-1'] },
    gives: { refused: 'demand-order-once', evidence: [] },
  },
  {
    name: 'an order that is in an earlier submission of the week',
    id,
    given: [first],
    input: { ...more, orderIds: ['r-3', 'r-2'] },
    gives: { refused: 'demand-order-once', evidence: [0] },
  },
  {
    name: 'in the stream of another week',
    id: 'outlet-1-2026-W49',
    input,
    gives: { refused: 'demand-of-outlet-and-week', evidence: [] },
  },
  {
    name: 'of an outlet whose id leaves no room',
    id: 'id-1',
    input: { ...input, outlet: 'o'.repeat(120) },
    gives: { refused: 'demand-of-outlet-and-week', evidence: [] },
  },
]);
