import { type EventType, type Refusal, refuse } from '#kernel';
import { type Ownership, type OwnershipChanged, reassigned, reclaimed } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import type { Dimensions } from '../standing.ts';

/** Whose the opportunity is from now on. What is absent stays as it is. */
export interface ChangeOwnership {
  readonly to: Ownership;
  readonly reason?: string;
}

/** A manager gives it to somebody else. */
export const reassignOpportunity = changingOwner('ReassignOpportunity', reassigned);

/** A manager takes it back from an owner who does not work it. */
export const reclaimOpportunity = changingOwner('ReclaimOpportunity', reclaimed);

function changingOwner(name: string, event: EventType<OwnershipChanged>) {
  return opportunityCommand<ChangeOwnership>({
    name,
    lateness: 'lifecycle',
    decide({ to, reason }, { standing }) {
      const { episode, dimensions } = standing;
      if (named(to).every(([name, value]) => dimensions[name] === value)) return nothingChanges();
      return [stated(event, given({ episode, from: before(to, dimensions), to, reason }))];
    },
  });
}

function named({ dimensions = {}, ...owner }: Ownership): readonly (readonly [string, unknown])[] {
  return [...Object.entries(dimensions), ...Object.entries(owner)].filter(([, value]) => value !== undefined);
}

/** What those names said until now. */
function before({ consultant, outlet, dimensions }: Ownership, now: Dimensions): Ownership {
  const old = Object.keys(dimensions ?? {}).flatMap((name) => (now[name] === undefined ? [] : [[name, now[name]]]));
  return given({
    consultant: consultant === undefined ? undefined : now.consultant,
    outlet: outlet === undefined ? undefined : now.outlet,
    dimensions: dimensions === undefined ? undefined : Object.fromEntries(old),
  });
}

function nothingChanges(): Refusal {
  return refuse(
    'ownership-changes',
    { zh: '归属没有变化', en: 'The opportunity is theirs already' },
    { remedy: { zh: '在 to 中写出新的归属', en: 'Give in to whose it is to be' } },
  );
}
