import type { Warning } from '#kernel';
import type { Grant } from './access.ts';

/** Warnings that tell of other people than those the command was about. */
const OF_OTHERS: ReadonlySet<string> = new Set(['likely-duplicate']);

/**
 * The warnings that an asker may have. That somebody has the same phone tells who is known here: it is for those who see
 * personal data, and whom no partner's bounds keep from the other's rows.
 */
export function warningsFor(
  { seesPersonalData, scope }: Pick<Grant, 'seesPersonalData' | 'scope'>,
  warnings: readonly Warning[],
): readonly Warning[] {
  const maySeeOthers = seesPersonalData && scope.partner === undefined;
  return maySeeOthers ? warnings : warnings.filter(({ code }) => !OF_OTHERS.has(code));
}
