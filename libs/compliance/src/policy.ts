import {
  type Fact,
  type FactStreams,
  type Known,
  noPolicy,
  type Policy,
  type PolicyQuestion,
  type Refusal,
  refuse,
  type Warning,
} from '#kernel';
import { type Created, type OpportunityState, pastOf } from '#opportunity';
import { catalogue } from './catalogue.ts';
import { type Bindings, bindingsOf } from './in-force.ts';
import type { AnyHardRule, Happening, Judgement, Rule } from './rule.ts';
import { type Occasion, type RuleBook, ruleInForce } from './rule-book.ts';
import { activityDescription } from './rules/follow-up/activity-description.ts';
import { type Binding, parametersOf, textOf } from './verdict-of.ts';
import { isWaived, refuseWaiver } from './waiving.ts';

/** A hard rule that is in force for an event that a command would bring about. */
interface Asked {
  readonly rule: AnyHardRule;
  readonly binding: Binding;
  readonly happening: Happening<object, unknown>;
}

/**
 * The policy of a rule book: hard rules in force at a command's `occurredAt`, by what was published by its `now`, on the
 * events that it would append. Pure; with no version published it is the lifecycle alone.
 * @param careTasks the tasks of the plan that Convert creates
 */
export function policyOf(book: RuleBook, careTasks: Policy['careTasks'] = noPolicy.careTasks): Policy {
  const newest = book.at(-1);
  if (!newest) return { ...noPolicy, careTasks };
  const bindingsOn = bindingsOf(book);
  const broken = (question: PolicyQuestion) =>
    asked(bindingsOn, question).flatMap(({ rule, binding, happening }) => {
      const judgement = rule.judge(happening, binding.parameters, question);
      if (!judgement || judgement.kept || isLifted(rule, binding, happening, question)) return [];
      return [{ rule, binding, judgement }];
    });
  return {
    version: `${newest.id}@${newest.version}`,
    facts(question) {
      const streams = asked(bindingsOn, question).map(({ rule, binding, happening }) =>
        rule.facts?.(happening, binding.parameters, question),
      );
      return Object.assign({}, ...streams) as FactStreams<Readonly<Record<string, unknown>>>;
    },
    judge(question) {
      const unliftable = refuseWaiver(book, question, occasionOf(question));
      const breach = unliftable ? undefined : broken(question).find(({ judgement }) => !judgement.warns);
      return unliftable ?? (breach && refusalOf(breach));
    },
    warnings: (question) => broken(question).flatMap((one) => (one.judgement.warns ? [warningOf(one)] : [])),
    careTasks,
    emptyPhrases({ occurredAt, now, stageModel }) {
      const occasion = { at: occurredAt, knownBy: now, stageModel: modelIdOf(stageModel) };
      const inForce = ruleInForce(book, activityDescription.name, occasion);
      return inForce ? parametersOf(activityDescription, inForce).emptyPhrases : [];
    },
  };
}

const hardRules: ReadonlyMap<string, readonly AnyHardRule[]> = byEvent(catalogue.filter(isHard));

function isHard(rule: Rule): rule is AnyHardRule {
  return rule.kind === 'hard';
}

function byEvent(rules: readonly AnyHardRule[]): ReadonlyMap<string, readonly AnyHardRule[]> {
  const found = new Map<string, AnyHardRule[]>();
  for (const rule of rules) for (const { type } of rule.on) found.set(type, [...(found.get(type) ?? []), rule]);
  return found;
}

function asked(bindingsOn: Bindings, question: PolicyQuestion): readonly Asked[] {
  const judged = question.events.filter(({ type }) => hardRules.has(type));
  if (judged.length === 0) return [];
  const inForce = bindingsOn(occasionOf(question));
  return judged.flatMap((event) => {
    const happening = happeningOf(event, question);
    return inForce.among(hardRules.get(event.type) ?? []).map((bound) => ({ ...bound, happening }));
  });
}

function happeningOf({ type, data }: Fact, question: PolicyQuestion): Happening<object, unknown> {
  const { actor, id, occurredAt, now, effective, facts, events } = question;
  const deeds = () =>
    question.category === 'opportunity'
      ? pastOf(question.state as OpportunityState).map((past) => ({ event: past.id, type: past.type, by: past.by }))
      : [];
  return { type, data, actor, id, occurredAt, now, state: effective, facts, beside: events, imported: false, deeds };
}

function occasionOf(question: PolicyQuestion): Occasion {
  return { at: question.occurredAt, knownBy: question.now, stageModel: stageModelOf(question) };
}

/** Id of the model that the opportunity follows: the command's own, or the one that it names. */
function stageModelOf({ category, state, facts, events }: PolicyQuestion): string | undefined {
  const { opportunity } = facts as { readonly opportunity?: Known<OpportunityState> };
  const one = category === 'opportunity' ? (state as OpportunityState) : opportunity?.state;
  const created = events.find(({ type }) => type === 'Created')?.data as Created | undefined;
  const name = created?.stageModel ?? one?.standing?.stageModel;
  return name ? modelIdOf(name) : undefined;
}

/** The id in `<id>@<version>`. */
function modelIdOf(name: string): string {
  return name.slice(0, name.lastIndexOf('@'));
}

function isLifted(
  rule: AnyHardRule,
  { inForce }: Binding,
  { data, occurredAt }: Happening<object, unknown>,
  { category, state }: PolicyQuestion,
): boolean {
  if (category !== 'opportunity') return false;
  const { orderId } = data as { readonly orderId?: unknown };
  return isWaived(rule, inForce, state as OpportunityState, { occurredAt, orderId });
}

interface Breach {
  readonly rule: AnyHardRule;
  readonly binding: Binding;
  readonly judgement: Judgement;
}

function refusalOf({ rule, binding, judgement: { values, ...more } }: Breach): Refusal {
  const { message: reason, remedy } = textOf(rule, binding.parameters, values);
  return { ...refuse(rule.name, reason, { ...more, remedy }), ruleVersion: binding.inForce.ruleVersion };
}

function warningOf({ rule, binding, judgement: { values } }: Breach): Warning {
  return { code: rule.name, message: textOf(rule, binding.parameters, values).message };
}
