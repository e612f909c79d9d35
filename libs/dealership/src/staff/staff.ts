import { type Aggregate, correctable, dataOf, type LocalDate, type Money, type Remembering } from '#kernel';
import { staffChanged } from './events/staff-changed.ts';
import { staffRegistered } from './events/staff-registered.ts';

/** A member of staff as decisions see one: without the name, which stays sealed. */
export interface Staff extends Remembering {
  /** Id of the event that registered this person. */
  readonly registered?: string;
  readonly role?: string;
  readonly department?: string | null;
  readonly team?: string | null;
  readonly managerId?: string | null;
  readonly outlet?: string | null;
  readonly region?: string | null;
  readonly discountAuthority?: Money | null;
  readonly effectiveFrom?: LocalDate | null;
  readonly effectiveTo?: LocalDate | null;
}

export const staff: Aggregate<Staff> = correctable<Staff>({
  category: 'staff',
  initial: {},
  evolve(state, event) {
    const registered = dataOf(staffRegistered, event);
    if (registered) return { ...withoutName(registered), registered: event.id };
    const changed = dataOf(staffChanged, event);
    return changed ? { ...state, ...withoutName(changed) } : state;
  },
  outletOf: ({ outlet }) => outlet ?? undefined,
});

/** Also drops the id, which the stream has, and the envelopes of a stored event. */
function withoutName(
  data: Staff & { readonly staffId: string; readonly name?: string; readonly sealed?: unknown },
): Staff {
  const { staffId: _id, name: _name, sealed: _sealed, ...rest } = data;
  return rest;
}
