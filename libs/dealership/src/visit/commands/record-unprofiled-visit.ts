import { type CommandType, fact, refuse } from '#kernel';
import { unprofiledVisitRecorded } from '../events/unprofiled-visit-recorded.ts';
import { type Visit, visit } from '../visit.ts';

export interface RecordUnprofiledVisit {
  readonly channel: string;
  /** Default: where the visit was registered. */
  readonly outlet?: string;
  readonly consultant?: string;
  readonly reasonNoRecord?: string;
}

export const recordUnprofiledVisit: CommandType<RecordUnprofiledVisit, Visit> = {
  name: 'RecordUnprofiledVisit',
  aggregate: visit,
  lateness: 'contact',
  creates: 'visit',
  decide(input, state, { id, imported }) {
    if (!imported) {
      if (state.unprofiled) return recordedBefore(state.unprofiled);
      if (state.registered && state.opportunityId) return leftFile(state.registered);
    }
    return [
      fact(unprofiledVisitRecorded, {
        visitId: id,
        ...(state.outlet === undefined ? {} : { outlet: state.outlet }),
        ...input,
        checks: { reasonGiven: (input.reasonNoRecord ?? '').trim() !== '' },
      }),
    ];
  },
};

function recordedBefore(event: string) {
  return refuse(
    'unprofiled-visit-once',
    { zh: '该来访已记录为未留档', en: 'This visit has been recorded as unprofiled already' },
    { evidence: [event], remedy: { zh: '为新的来访使用新的编号', en: 'Use a new id for another visit' } },
  );
}

function leftFile(event: string) {
  return refuse(
    'visit-with-file',
    { zh: '该来访登记时已关联销售机会', en: 'This visit was registered with the opportunity that it led to' },
    {
      evidence: [event],
      remedy: { zh: '已留档的来访无需记录未留档原因', en: 'A visit with a customer file needs no such record' },
    },
  );
}
