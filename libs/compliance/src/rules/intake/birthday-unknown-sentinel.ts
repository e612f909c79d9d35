import { created } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S8 潜在客户的生日如不明确，可填写1900-01-01. Exactly that is stored as *unknown* when the command is decided, and is no date here:
 * there is nothing to judge. A date before 1900-01-02, or after the day of the decision, is refused.
 */
export const birthdayUnknownSentinel = hardRule({
  name: 'birthday-unknown-sentinel',
  seed: 'S8, A-13',
  parameters: {},
  on: [created],
  judge({ data: { checks } }) {
    const { birthdayPlausible } = checks;
    return birthdayPlausible === undefined ? undefined : { kept: birthdayPlausible };
  },
  message: {
    zh: '生日早于 1900-01-02 或晚于今天',
    en: 'The birthday lies before 1900-01-02 or after today',
  },
  remedy: {
    zh: '在 CreateOpportunity 填写真实生日；不明确时填 1900-01-01 或留空',
    en: 'Give CreateOpportunity the true birthday; where nobody knows it, 1900-01-01 or none',
  },
});
