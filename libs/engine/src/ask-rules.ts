import { ruleBookIn } from '#command';
import { catalogue, type Parameters, type Rule, ruleInForce } from '#compliance';
import { earliest, type Instant, type Text } from '#kernel';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

export interface RulesQuestion extends AskedTimes {
  /** Id of a stage model; default `dealer`. */
  readonly stageModel?: string | undefined;
}

/** A rule of the catalogue, and how it binds. */
export interface RuleAnswer {
  readonly rule: string;
  readonly kind: Rule['kind'];
  /** Rows of the dealer's document that it comes from. */
  readonly seed: string;
  /** As they hold: the rule's own where the rule set says nothing else. */
  readonly parameters: Parameters;
  /** What is said of a breach, and how to mend it; null for figures, and for whom rules bind. */
  readonly message: Text | null;
  readonly remedy: Text | null;
  /** null: no rule set puts it in force, and nothing is judged by it. */
  readonly inForce: { readonly ruleVersion: string; readonly issuer: string; readonly waivable: boolean } | null;
}

export interface RulesAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly stageModel: string;
  readonly rules: readonly RuleAnswer[];
  readonly position: string;
  readonly settled: boolean;
}

/** Every rule there is, and how it bound at an instant by what had been published at another. */
export async function askRules(
  { store, clock }: Engine,
  { stageModel = 'dealer', ...asked }: RulesQuestion,
): Promise<RulesAnswer> {
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const book = await ruleBookIn(store, registry);
  const occasion = { at: earliest(effectiveAt, asOf), knownBy: asOf, stageModel };
  const rules = catalogue.map((rule): RuleAnswer => {
    const { name, kind, seed } = rule;
    const { message, remedy } = 'message' in rule ? rule : { message: null, remedy: null };
    const row = ruleInForce(book, name, occasion);
    return {
      rule: name,
      kind,
      seed,
      parameters: { ...rule.parameters, ...row?.parameters },
      message,
      remedy,
      inForce: row ? { ruleVersion: row.ruleVersion, issuer: row.issuer, waivable: row.waivable === true } : null,
    };
  });
  const position = await positionOf(store, { asOf, settled }, head);
  return { asOf, effectiveAt, stageModel, rules, position, settled };
}
