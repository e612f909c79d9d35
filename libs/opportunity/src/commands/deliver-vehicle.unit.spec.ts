import {
  createdIn,
  delivered,
  matched,
  minute,
  ordered,
  profiled,
  signed,
  type Told,
  yuan,
} from '../opportunity.fixture.ts';
import { deliverVehicle } from './deliver-vehicle.ts';
import { describeCommand } from './describe-command.fixture.ts';

const vin = 'LSVAA49J132047371';
const input = { orderId: 'r-1', vin };
const cancelled: readonly Told[] = [...matched, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const simple: readonly Told[] = [
  [minute(0), 'Created', createdIn('simple@1', 'PROSPECTING')],
  [minute(1), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('100.00') }],
];

describeCommand(deliverVehicle, [
  {
    name: 'the vehicle matched',
    given: matched,
    input,
    gives: [['VehicleDelivered', { ...input, episode: 1, deliveredAt: minute(100) }]],
  },
  {
    name: 'without naming it, this afternoon',
    given: matched,
    input: { orderId: 'r-1' },
    at: minute(60),
    gives: [['VehicleDelivered', { vin, deliveredAt: minute(60) }]],
  },
  { name: 'in simple without a match', given: simple, input, gives: [['VehicleDelivered', { vin }]] },
  { name: 'in simple without a VIN', given: simple, input: { orderId: 'r-1' }, refused: 'vin-given' },
  { name: 'another vehicle', given: matched, input: { ...input, vin: '1M8GDM9AXKP042788' }, refused: 'vin-consistent' },
  { name: 'an order without a match', given: ordered, input, refused: 'match-before-delivery', evidence: [1] },
  { name: 'without an order', given: profiled, input, refused: 'order-before-delivery' },
  { name: 'a cancelled order', given: cancelled, input, refused: 'order-active', evidence: [1] },
  { name: 'twice', given: delivered, input, refused: 'delivered-once' },
  { name: 'in a project', given: signed, input, refused: 'command-of-stage-model' },
]);
