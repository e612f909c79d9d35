import { created } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/** S7 信息来源…必需准确. A word of the rule set's dictionary; a source that is missing is for `intake-mandatory-fields`. */
export const intakeSourceKnown = eventRule({
  name: 'intake-source-known',
  kind: 'soft',
  seed: 'S7',
  parameters: { sources: ['website', 'friend', 'advertisement', 'passing_by', 'auto_show'] as readonly string[] },
  on: [created],
  judge({ data: { infoSource } }, { sources }) {
    if (infoSource === undefined || infoSource.trim() === '') return undefined;
    return { kept: sources.includes(infoSource), values: { infoSource } };
  },
  message: {
    zh: '信息来源 {infoSource} 不在字典中',
    en: 'The information source {infoSource} is not in the dictionary',
  },
  remedy: {
    zh: '用 CorrectEvent 改为字典中的来源，或请发布者把它加入字典',
    en: 'Correct it with CorrectEvent to one of the dictionary, or ask for it to be added there',
  },
});
