import type { DescriptionChecks } from '../events/index.ts';

/** Descriptions that say nothing. */
const EMPTY_PHRASES: ReadonlySet<string> = new Set([
  '跟进',
  '跟进一下',
  '继续跟进',
  '回访',
  '回访一下',
  '电话回访',
  '打电话',
  '联系客户',
  '联系一下',
  '已联系',
  '已跟进',
  '无',
  'follow up',
  'call',
  'call back',
]);

/** What the log may say of a description in clear. */
export function checkDescription(
  description: string | undefined,
  previous: string | undefined,
  morePhrases: readonly string[] = [],
): DescriptionChecks {
  const text = description?.trim() ?? '';
  return {
    descriptionLength: [...text.replaceAll(/\s/gu, '')].length,
    emptyPhrase: EMPTY_PHRASES.has(text) || morePhrases.includes(text),
    repeatsPrevious: text !== '' && text === previous?.trim(),
  };
}
