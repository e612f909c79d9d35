import type { Instant } from '#kernel';
import type { KeptBreach } from './kept-breach.ts';

/**
 * What is kept of an opportunity, a visit or a demo car: every breach that there is, or will be if nothing more is recorded,
 * as the rules judge it behind every deadline.
 */
export interface SubjectTrail {
  /** That its stream began at. */
  readonly outlet: string | null;
  /** Whose it was: a consultant, null where it never was anybody's, `SEVERAL`. */
  readonly consultant: string | null;
  /** Id of the model that it follows. */
  readonly stageModel: string | null;
  /** Position of the last event that it is judged from. */
  readonly position: number;
  /** Until when another version of the rules, or what becomes of its people, may change what will be broken. */
  readonly openUntil: Instant;
  /** All of those: what the staff directory says of them bears on what is owed. */
  readonly staff: readonly string[];
  /** 1 where an import that is judged brought some of it: what rules on events say of that hangs on other streams. */
  readonly imported: 1 | null;
  /** 1 where orders were placed for it: outlets owe the demand of those. */
  readonly ordered: 1 | null;
  readonly breaches: readonly KeptBreach[];
}
