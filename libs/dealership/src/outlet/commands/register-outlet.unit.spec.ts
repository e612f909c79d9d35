import type { Zone } from '#kernel';
import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { outletRegistered } from '../events/outlet-registered.ts';
import { registerOutlet } from './register-outlet.ts';

const input = { label: '浦东店', zone: 'Asia/Shanghai' as Zone, region: '华东' };
const registered = fact(outletRegistered, input);

describeCommand(registerOutlet, {}, [
  { name: 'with its zone', input, gives: [registered] },
  {
    name: 'in the zone of the tenant',
    input: { label: '城西店' },
    gives: [fact(outletRegistered, { label: '城西店' })],
  },
  { name: 'twice', given: [registered], input, gives: { refused: 'outlet-registered-once', evidence: [0] } },
]);
