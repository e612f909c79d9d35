import { covers, isUnbounded, type Scope, type Target, withinScope } from '#access';
import { QuestionRefused } from '#engine';

/** The rows asked for, among those that the asker may see. @throws QuestionRefused */
export function askedRows(scope: Scope, where: readonly string[] = []) {
  return { filters: withinScope(scope, filtersOf(where)), isWithin: withinOf(scope) };
}

/** Whether a row is the asker's to see; undefined: every row is. */
export function withinOf(scope: Scope): ((whose: Target) => boolean) | undefined {
  return isUnbounded(scope) ? undefined : (whose) => covers(scope, whose);
}

function filtersOf(conditions: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const filters = new Map<string, string[]>();
  for (const condition of conditions) {
    const equals = condition.indexOf('=');
    const name = condition.slice(0, Math.max(0, equals));
    if (name === '' || name in Object.prototype) {
      throw new QuestionRefused({
        zh: 'where 应写成 维度=值',
        en: 'where is no condition: write it as dimension=value',
      });
    }
    filters.set(name, [...(filters.get(name) ?? []), condition.slice(equals + 1)]);
  }
  return Object.fromEntries(filters);
}
