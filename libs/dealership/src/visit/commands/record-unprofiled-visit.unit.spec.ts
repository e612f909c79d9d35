import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { trafficRegistered } from '../events/traffic-registered.ts';
import { unprofiledVisitRecorded } from '../events/unprofiled-visit-recorded.ts';
import { recordUnprofiledVisit } from './record-unprofiled-visit.ts';

const traffic = { visitId: 'id-1', channel: 'showroom', outlet: 'outlet-1', partySize: 1 };
const channel = 'showroom';
const recorded = fact(unprofiledVisitRecorded, { visitId: 'id-1', channel, checks: { reasonGiven: false } });

describeCommand(recordUnprofiledVisit, {}, [
  { name: 'without a reason', input: { channel }, gives: [recorded] },
  {
    name: 'a blank reason is none',
    input: { channel, reasonNoRecord: ' \u3000\n' },
    gives: [
      fact(unprofiledVisitRecorded, {
        visitId: 'id-1',
        channel,
        reasonNoRecord: ' \u3000\n',
        checks: { reasonGiven: false },
      }),
    ],
  },
  {
    name: 'the outlet comes from the registered visit',
    given: [fact(trafficRegistered, traffic)],
    input: { channel, consultant: 'staff-1', reasonNoRecord: '不愿留' },
    gives: [
      fact(unprofiledVisitRecorded, {
        visitId: 'id-1',
        channel,
        outlet: 'outlet-1',
        consultant: 'staff-1',
        reasonNoRecord: '不愿留',
        checks: { reasonGiven: true },
      }),
    ],
  },
  { name: 'twice', given: [recorded], input: { channel }, gives: { refused: 'unprofiled-visit-once', evidence: [0] } },
  {
    name: 'a visit that led to an opportunity',
    given: [fact(trafficRegistered, { ...traffic, opportunityId: 'o' })],
    input: { channel },
    gives: { refused: 'visit-with-file', evidence: [0] },
  },
  { name: 'twice, imported', given: [recorded], input: { channel }, imported: true, gives: [recorded] },
]);
