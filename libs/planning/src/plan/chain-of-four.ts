import { compareRatios, dividedBy, numberOf, type Ratio, whole } from '#funnel';
import { type Money, minorUnits, type Text } from '#kernel';

/** What the four rates are made of; what is not known is left out. */
export interface ChainFacts {
  readonly preferred?: number | undefined;
  readonly potential?: number | undefined;
  readonly lost?: number | undefined;
  /** In reserve at the start of the period. */
  readonly reserve?: number | undefined;
  readonly won?: number | undefined;
  /** New opportunities of a month. */
  readonly new?: number | undefined;
  readonly collected?: Money | undefined;
  readonly collectedQuota: Money;
  readonly signed?: Money | undefined;
  readonly signedQuota: Money;
}

export interface ChainRate {
  readonly name: 'preferredConversion' | 'reserveLoss' | 'opportunityWin' | 'targetCollected' | 'targetSigned';
  readonly label: Text;
  readonly over: number | Money | null;
  readonly under: number | Money | null;
  /** null with a reason where a part is missing or there is nothing to divide by. */
  readonly rate: number | null;
  readonly reason?: Text;
}

/** One ">" of the chain read as an inequality: null where one of its rates is not known. */
export interface ChainStep {
  readonly from: ChainRate['name'];
  readonly to: ChainRate['name'];
  readonly holds: boolean | null;
}

export interface ChainOfFour {
  /** Whether these are the figures of a steady plan, or those that were given. */
  readonly of: 'plan' | 'actual';
  /** 首选转化率 → 储备流失率 → 机会赢单率 → 目标达成率, the last by what is collected and by what is signed. */
  readonly rates: readonly ChainRate[];
  /** Where it was asked for: the chain read literally, as 首选转化率 > 储备流失率 > 机会赢单率 > 目标达成率. */
  readonly literal?: { readonly holds: boolean | null; readonly steps: readonly ChainStep[] };
}

const LABELS = {
  preferredConversion: { zh: '首选转化率（首选/潜在）', en: 'preferred conversion (preferred / potential)' },
  reserveLoss: { zh: '储备流失率（流失/期初储备）', en: 'reserve loss (lost / reserve at start)' },
  opportunityWin: { zh: '机会赢单率（赢单/新机会）', en: 'opportunity win (won / new)' },
  targetCollected: { zh: '目标达成率（回款/定额）', en: 'target, collected (collected / quota)' },
  targetSigned: { zh: '目标达成率（签单/定额）', en: 'target, signed (signed / quota)' },
} as const satisfies Readonly<Record<ChainRate['name'], Text>>;

/** The arrows: where the chain ends it goes on to both measures of the target. */
const STEPS = [
  ['preferredConversion', 'reserveLoss'],
  ['reserveLoss', 'opportunityWin'],
  ['opportunityWin', 'targetCollected'],
  ['opportunityWin', 'targetSigned'],
] as const;

/**
 * The chain of four rates. ">" between them is an arrow: with a steady reserve both middle rates are equal, so that it
 * cannot be an inequality.
 * @param isLiteral whether the inequality is checked all the same
 */
export function chainOfFour(of: ChainOfFour['of'], facts: ChainFacts, isLiteral: boolean): ChainOfFour {
  const parts = {
    preferredConversion: [facts.preferred, facts.potential, 'preferred, potential'],
    reserveLoss: [facts.lost, facts.reserve, 'lost, reserve'],
    opportunityWin: [facts.won, facts.new, 'won, new'],
    targetCollected: [facts.collected, facts.collectedQuota, 'collected'],
    targetSigned: [facts.signed, facts.signedQuota, 'signed'],
  } as const;
  const names = Object.keys(parts) as readonly ChainRate['name'][];
  const exact = new Map<string, Ratio>();
  const rates = names.map((name): ChainRate => {
    const [over, under, asked] = parts[name];
    const shown = { name, label: LABELS[name], over: over ?? null, under: under ?? null };
    if (over === undefined || under === undefined) return { ...shown, rate: null, reason: missing(asked) };
    if (unitsOf(under) === 0n) return { ...shown, rate: null, reason: NOTHING_UNDER };
    const ratio = dividedBy(whole(unitsOf(over)), whole(unitsOf(under)));
    exact.set(name, ratio);
    return { ...shown, rate: numberOf(ratio) };
  });
  return { of, rates, ...(isLiteral && { literal: literalOf(exact) }) };
}

function literalOf(exact: ReadonlyMap<string, Ratio>): NonNullable<ChainOfFour['literal']> {
  const steps = STEPS.map(([from, to]): ChainStep => {
    const [one, other] = [exact.get(from), exact.get(to)];
    return { from, to, holds: one && other ? compareRatios(one, other) > 0 : null };
  });
  const isKnown = steps.every(({ holds }) => holds !== null);
  const fails = steps.some(({ holds }) => holds === false);
  return { holds: fails ? false : isKnown ? true : null, steps };
}

const NOTHING_UNDER: Text = { zh: '分母为 0', en: 'there is nothing to divide by' };

function missing(asked: string): Text {
  return {
    zh: `未给出 ${asked.replaceAll(', ', '、')}`,
    en: `${asked} ${asked.includes(',') ? 'are' : 'is'} not given`,
  };
}

function unitsOf(value: number | Money): bigint {
  return typeof value === 'number' ? BigInt(value) : minorUnits(value);
}
