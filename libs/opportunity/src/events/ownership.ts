import { clear, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** Whose an opportunity is. What is absent in `to` stays as it was. */
export interface Ownership {
  readonly consultant?: string;
  readonly outlet?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface OwnershipChanged extends OfEpisode {
  readonly from: Ownership;
  readonly to: Ownership;
  readonly reason?: string;
}

const fields = { episode: clear, from: clear, to: clear, reason: personal() } as const;

/** A manager gave the opportunity to somebody else. */
export const reassigned = opportunityEvent<OwnershipChanged>('Reassigned', fields, [
  {
    episode: 1,
    from: { consultant: 's-1', outlet: 'o-1', dimensions: { team: 't-1' } },
    to: { consultant: 's-2', outlet: 'o-2', dimensions: { team: 't-2' } },
    reason: '顾问休假',
  },
]);

/** A manager took the opportunity back from an owner who did not work it. */
export const reclaimed = opportunityEvent<OwnershipChanged>('Reclaimed', fields, [
  { episode: 1, from: { consultant: 's-2' }, to: { consultant: 's-3' }, reason: '三十天未跟进' },
]);
