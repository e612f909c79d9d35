import type { AnyEventRule, Happening, Scene } from './rule.ts';
import type { Subject, Verdict } from './verdict.ts';
import { type Binding, verdictOf } from './verdict-of.ts';

/** Where and when a verdict on an event is given. */
export interface Recorded {
  readonly eventId: string;
  readonly recordedAt: Verdict['decidableAt'];
  readonly opportunityId: string | null;
  /** Whose the breach is: asked where there is a verdict. */
  consultant(): string | null;
}

/** The verdict on an event of the log, for good from its recording on. */
export function judgeEvent(
  rule: AnyEventRule,
  binding: Binding,
  happening: Happening<object, unknown>,
  { eventId, recordedAt, opportunityId, consultant }: Recorded,
  scene: Scene,
): Verdict | undefined {
  const judgement = rule.judge(happening, binding.parameters, scene);
  if (!judgement || judgement.warns) return undefined;
  const subject = rule.subject?.(happening) ?? ofOpportunity(opportunityId);
  if (!subject) return undefined;
  const about = opportunityId ?? (subject.kind === 'opportunity' ? subject.id : null);
  const { kept, values, evidence = [] } = judgement;
  const obligation = `${rule.name}:${rule.kind}:${eventId}`;
  return verdictOf(
    rule,
    binding,
    { subject, opportunityId: about, consultant: consultant(), obligation, values },
    {
      status: kept ? 'kept' : 'violated',
      since: kept ? null : happening.occurredAt,
      decidableAt: recordedAt,
      evidence: [eventId, ...evidence],
    },
    scene.wording,
  );
}

function ofOpportunity(id: string | null): Subject | undefined {
  return id === null ? undefined : { kind: 'opportunity', id };
}
