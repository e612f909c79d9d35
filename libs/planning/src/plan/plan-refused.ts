import type { Text } from '#kernel';

/** A plan that cannot be made of what was given: what is wrong, where, how to mend it. */
export class PlanRefused extends Error {
  readonly code = 'plan-refused';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

export function refusePlan(zh: string, en: string): PlanRefused {
  return new PlanRefused({ zh, en });
}
