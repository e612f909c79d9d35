import { type CommandType, fact, refuse } from '#kernel';
import { trafficRegistered } from '../events/traffic-registered.ts';
import { type Visit, visit } from '../visit.ts';

export interface RegisterTraffic {
  readonly channel: string;
  readonly outlet: string;
  readonly partySize: number;
  readonly customerId?: string;
  readonly opportunityId?: string;
}

export const registerTraffic: CommandType<RegisterTraffic, Visit> = {
  name: 'RegisterTraffic',
  aggregate: visit,
  lateness: 'contact',
  creates: 'visit',
  decide(input, state, { id, imported }) {
    if (!imported) {
      if (state.registered) return registeredBefore(state.registered);
      if (state.unprofiled && input.opportunityId) return leftNoFile(state.unprofiled);
    }
    return [fact(trafficRegistered, { visitId: id, ...input })];
  },
};

function registeredBefore(event: string) {
  return refuse(
    'visit-registered-once',
    { zh: '该客流已登记', en: 'This visit has been registered already' },
    { evidence: [event], remedy: { zh: '为新的来访使用新的编号', en: 'Use a new id for another visit' } },
  );
}

function leftNoFile(event: string) {
  return refuse(
    'visit-without-file',
    { zh: '该来访已记录为未留档', en: 'This visit is recorded as one that left no customer file' },
    {
      evidence: [event],
      remedy: { zh: '登记客流时不要填写销售机会', en: 'Register the visit without an opportunity' },
    },
  );
}
