import type { Instant, PolicyQuestion, Refusal } from '#kernel';
import type { OpportunityState, WaiverGranted } from '#opportunity';
import { catalogue } from './catalogue.ts';
import { type Occasion, type RuleBook, type RuleInForce, ruleInForce, setInForce } from './rule-book.ts';

/** Whether a waiver in force lifts a rule from a command: the whole opportunity's, or that of the order it is about. */
export function isWaived(
  rule: { readonly name: string; readonly waivable?: true },
  inForce: RuleInForce,
  { waivers }: Pick<OpportunityState, 'waivers'>,
  { occurredAt, orderId }: { readonly occurredAt: Instant; readonly orderId: unknown },
): boolean {
  if (!rule.waivable || !inForce.waivable) return false;
  return waivers.some(
    (waiver) =>
      waiver.rule === rule.name &&
      (waiver.orderId === undefined || waiver.orderId === orderId) &&
      waiver.from <= occurredAt &&
      occurredAt <= waiver.expiresAt,
  );
}

/** Refuses to lift a rule that its rule set does not let anybody lift. Where no rule set is in force, there is none to ask. */
export function refuseWaiver(
  book: RuleBook,
  { events }: Pick<PolicyQuestion, 'events'>,
  occasion: Occasion,
): Refusal | undefined {
  const granted = events.find(({ type }) => type === 'WaiverGranted');
  if (!granted) return undefined;
  const sets = (['manufacturer', 'dealer'] as const).flatMap((issuer) => setInForce(book, issuer, occasion) ?? []);
  const [set] = sets;
  if (!set) return undefined;
  const { rule: name } = granted.data as WaiverGranted;
  const inForce = ruleInForce(book, name, occasion);
  const canBe = catalogue.some((rule) => rule.name === name && rule.kind === 'hard' && rule.waivable);
  if (canBe && inForce?.waivable) return undefined;
  const waivable = catalogue.filter(
    (rule) => rule.kind === 'hard' && rule.waivable && ruleInForce(book, rule.name, occasion)?.waivable,
  );
  const names = waivable.map((rule) => rule.name).join(', ');
  return {
    refused: true,
    rule: 'waiver-of-waivable-rule',
    ruleVersion: inForce?.ruleVersion ?? `${set.id}@${set.version}`,
    reason: {
      zh: `规则集没有允许豁免规则 ${name}`,
      en: `The rule set in force lets nobody waive the rule ${name}`,
    },
    evidence: [],
    remedy: {
      zh: names === '' ? '按规则办理；现行规则集没有可豁免的规则' : `可豁免的规则：${names}`,
      en:
        names === '' ? 'Do what the rule asks: the rule set lets none be waived' : `Rules that may be waived: ${names}`,
    },
  };
}
