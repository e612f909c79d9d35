import type { Instant } from '#kernel';
import { hoursAfter } from '../../history.ts';
import type { Constraint } from './constraint.ts';

/** An event as a reference process sees it. */
export interface Step {
  readonly type: string;
  readonly occurredAt: Instant;
}

/** The type of the events that keep or break a constraint: of all others it says nothing. */
export function judgedStepOf(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'precedence':
    case 'time-limit':
      return constraint.step;
    case 'response':
      return constraint.until;
    case 'absence':
      return constraint.never;
  }
}

/**
 * Whether an event keeps a constraint; undefined where the constraint says nothing of it. That something is absent is no
 * breach until an event comes that it should have come before.
 * @param before what had happened in the same opportunity, as was known when the event was recorded, in that order
 */
export function conforms(event: Step, before: readonly Step[], constraint: Constraint): boolean | undefined {
  if (event.type !== judgedStepOf(constraint)) return undefined;
  const happened = (type: string) => before.some((one) => one.type === type);
  switch (constraint.kind) {
    case 'precedence':
      return happened(constraint.first);
    case 'response':
      return answered(before, constraint);
    case 'absence':
      if (constraint.before !== undefined) return happened(constraint.before);
      return constraint.after !== undefined && !happened(constraint.after);
    case 'time-limit':
      return inTime(event, before, constraint);
  }
}

function answered(before: readonly Step[], { after, step }: { readonly after: string; readonly step: string }) {
  const asked = before.findLastIndex(({ type }) => type === after);
  return asked < 0 ? undefined : before.slice(asked + 1).some(({ type }) => type === step);
}

/** The first answer to what was not answered yet; a later one answers nothing. */
function inTime(
  { occurredAt }: Step,
  before: readonly Step[],
  { after, step, hours }: { readonly after: string; readonly step: string; readonly hours: number },
): boolean | undefined {
  const answeredLast = before.findLastIndex(({ type }) => type === step);
  const asked = before.slice(answeredLast + 1).find(({ type }) => type === after);
  return asked && occurredAt <= hoursAfter(asked.occurredAt, hours);
}
