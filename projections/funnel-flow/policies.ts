import { CodedError, type Text } from '#kernel';

/** The named policies of a conversion and the values that each may have, the default first. */
export const POLICIES = {
  /**
   * `cohort`: of those that entered a stage in the period, the share that ever progressed; `progression`: of those in it at
   * any time in the period, the share that reached a later stage in it; `snapshot`: the stock at its end, which has no rate.
   */
  kind: ['cohort', 'progression', 'snapshot'],
  /** `observed`: only stages that were entered; `imputed`: whoever reached a stage passed all before it. */
  entryPolicy: ['observed', 'imputed'],
  /**
   * `as-moved`: the stages an opportunity stood in, some may be skipped; `strict`: only as far as none was skipped, from
   * where it began; `any`: also what was done after a later stage was reached, and so moved nothing.
   */
  orderPolicy: ['as-moved', 'strict', 'any'],
  /**
   * `first-entry`: a step back changes nothing; `current-max`: a stage counts only when it is the furthest yet;
   * `erase-on-back`: a step back erases the entries beyond it.
   */
  regressionPolicy: ['first-entry', 'current-max', 'erase-on-back'],
  /** What is counted: every episode, the first of each opportunity, or each customer once. */
  episodePolicy: ['per-episode', 'first-episode', 'customer'],
  /** Rates of numbers, or of their value: at the entry of a stage, for wins and losses at the closing. */
  basis: ['count', 'value'],
  /** `closed-only`: only what is won or lost by `effectiveAt`. */
  decided: ['all', 'closed-only'],
  /** How the 95 % interval of a rate of numbers is reckoned. */
  interval: ['wilson', 'jeffreys'],
  /**
   * Since when the curve of a cohort counts something as watched, and so at risk: from its beginning, which needs a history
   * that is whole; or only from the recording that first told of it, for histories taken over late, of which those that had
   * ended before could not be told (left truncation).
   */
  riskSet: ['from-beginning', 'from-recording'],
} as const;

export type PolicyName = keyof typeof POLICIES;

export type Policies = { readonly [Name in PolicyName]: (typeof POLICIES)[Name][number] } & {
  /** Rates of fewer are not given. */
  readonly minimum: number;
};

/** Cells of fewer than this say more about chance than about the funnel. */
const DEFAULT_MINIMUM = 5;

/** What asks for a policy that there is none of, or for two that exclude each other. */
export class PolicyRefused extends CodedError {
  readonly code = 'policy-refused';

  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

export type AskedPolicies = { readonly [Name in PolicyName]?: string | undefined } & {
  readonly minimum?: number | undefined;
};

/** Policies with their defaults. @throws PolicyRefused */
export function policiesOf(asked: AskedPolicies): Policies {
  const names = Object.keys(POLICIES) as PolicyName[];
  const chosen = Object.fromEntries(names.map((name) => [name, chosenOf(name, asked[name])]));
  const policies = { ...chosen, minimum: minimumOf(asked.minimum) } as Policies;
  if (policies.entryPolicy === 'imputed' && policies.orderPolicy !== 'as-moved') {
    throw new PolicyRefused({
      zh: `entryPolicy imputed 将跳过的阶段计为通过：不能与 orderPolicy ${policies.orderPolicy} 并用；请去掉其一`,
      en: `entryPolicy imputed counts skipped stages as passed: it has no orderPolicy ${policies.orderPolicy}; leave one out`,
    });
  }
  return policies;
}

/** How many a figure must be of to be given. @throws PolicyRefused */
export function minimumOf(asked: number | undefined): number {
  const minimum = asked ?? DEFAULT_MINIMUM;
  if (Number.isSafeInteger(minimum) && minimum >= 0) return minimum;
  throw new PolicyRefused({
    zh: `minimum ${minimum} 应为不小于 0 的整数`,
    en: `minimum ${minimum} is not a number of opportunities: write a whole number from 0`,
  });
}

function chosenOf(name: PolicyName, asked: string | undefined): string {
  const values: readonly string[] = POLICIES[name];
  if (asked === undefined) return values[0]!;
  if (values.includes(asked)) return asked;
  throw new PolicyRefused({
    zh: `没有 ${name} ${JSON.stringify(asked)}；可选 ${values.join('、')}`,
    en: `there is no ${name} ${JSON.stringify(asked)}; there are ${values.join(', ')}`,
  });
}
