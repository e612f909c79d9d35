import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { trafficRegistered } from '../events/traffic-registered.ts';
import { unprofiledVisitRecorded } from '../events/unprofiled-visit-recorded.ts';
import { registerTraffic } from './register-traffic.ts';

const input = { channel: 'showroom', outlet: 'outlet-1', partySize: 2 };
const registered = fact(trafficRegistered, { visitId: 'id-1', ...input });
const unprofiled = fact(unprofiledVisitRecorded, {
  visitId: 'id-1',
  channel: 'showroom',
  checks: { reasonGiven: false },
});

describeCommand(registerTraffic, {}, [
  { name: 'a visit', input, gives: [registered] },
  {
    name: 'a visit that led to an opportunity',
    input: { ...input, customerId: 'c', opportunityId: 'o' },
    gives: [fact(trafficRegistered, { visitId: 'id-1', ...input, customerId: 'c', opportunityId: 'o' })],
  },
  { name: 'after the unprofiled visit was recorded', given: [unprofiled], input, gives: [registered] },
  { name: 'twice', given: [registered], input, gives: { refused: 'visit-registered-once', evidence: [0] } },
  {
    name: 'with an opportunity after it left no file',
    given: [unprofiled],
    input: { ...input, opportunityId: 'o' },
    gives: { refused: 'visit-without-file', evidence: [0] },
  },
  { name: 'twice, imported', given: [registered], input, imported: true, gives: [registered] },
]);
