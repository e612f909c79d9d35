import type { EventType } from '#kernel';
import { opportunityEvents } from '#opportunity';

/** What corrects the record or lifts a rule is no step of a reception. */
const NO_STEPS: ReadonlySet<string> = new Set(['EventCorrected', 'WaiverGranted']);

/** The events of an opportunity that a reference process may speak of. */
export const receptionSteps: readonly EventType[] = opportunityEvents.filter(({ type }) => !NO_STEPS.has(type));
