import { followUpScheduled } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S18 活动内容描述不能过于简单. At least so many characters that are not spaces, not a phrase that says nothing, not the words
 * of the step before. `emptyPhrases` are whole trimmed texts beside those that every engine knows: whoever decides a
 * command compares with them.
 */
export const activityDescription = eventRule({
  name: 'activity-description',
  kind: 'soft',
  seed: 'S18, A-06',
  parameters: { minimumCharacters: 10, emptyPhrases: [] as readonly string[] },
  on: [followUpScheduled],
  judge({ data: { checks } }, { minimumCharacters }) {
    if (checks?.descriptionLength === undefined) return undefined;
    const { descriptionLength, emptyPhrase, repeatsPrevious } = checks;
    const kept = descriptionLength >= minimumCharacters && !emptyPhrase && !repeatsPrevious;
    return { kept, values: { descriptionLength } };
  },
  message: {
    zh: '活动内容描述过于简单（{descriptionLength} 字，至少 {minimumCharacters} 字），或为套话，或与上次相同',
    en: 'The description says too little ({descriptionLength} characters of at least {minimumCharacters}), is a stock phrase, or repeats the one before',
  },
  remedy: {
    zh: '下次用 ScheduleFollowUp 写明此次活动的目的',
    en: 'Say with the next ScheduleFollowUp what the contact is to achieve',
  },
});
