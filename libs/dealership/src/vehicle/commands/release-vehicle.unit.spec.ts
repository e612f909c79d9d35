import { fact } from '../../fact.ts';
import { describeCommand } from '../../testing/describe-command.fixture.ts';

import { vehicleReleased } from '../events/vehicle-released.ts';
import { vehicleReserved } from '../events/vehicle-reserved.ts';
import { releaseVehicle } from './release-vehicle.ts';

const vin = 'LSVAA49J132047371';
const holder = { opportunityId: 'o-1', orderId: 'r-1' };
const reserved = fact(vehicleReserved, { ...holder, vin });
const input = { ...holder, cause: 'order_cancelled' } as const;
const released = fact(vehicleReleased, input);
const orders = (known: { readonly vin?: string; readonly deliveredVin?: string }) => ({
  opportunity: { id: 'o-1', revision: 5, state: { orders: new Map([['r-1', known]]) } },
});

describeCommand(releaseVehicle, orders({}), [
  { name: 'the vehicle of a cancelled order', given: [reserved], input, gives: [released] },
  {
    name: 'the vehicle of an order that took another one',
    given: [reserved],
    input,
    facts: orders({ vin: '1M8GDM9AXKP042788' }),
    gives: [released],
  },
  { name: 'again', given: [reserved, released], input, gives: [] },
  { name: 'one that was never held', input, gives: [] },
  { name: 'one that another order holds', given: [reserved], input: { ...input, orderId: 'r-2' }, gives: [] },
  {
    name: 'one that is matched',
    given: [reserved],
    input,
    facts: orders({ vin }),
    gives: { refused: 'match-in-force', evidence: [0] },
  },
  {
    name: 'one that was delivered',
    given: [reserved],
    input,
    facts: orders({ deliveredVin: vin }),
    gives: { refused: 'match-in-force', evidence: [0] },
  },
]);
