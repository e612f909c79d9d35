import { type Lost, lost } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

interface Family {
  readonly codes: readonly string[];
  /** Fields of the competitor that the loss must name. */
  readonly competitor: readonly ('brand' | 'model')[];
}

const FAMILIES: Readonly<Record<string, Family>> = {
  gave_up: { codes: ['price', 'finance', 'need_gone', 'delay'], competitor: [] },
  bought_other: { codes: ['competitor'], competitor: ['brand', 'model'] },
  customer_stopped: { codes: ['budget', 'need_gone', 'project_cancelled'], competitor: [] },
  competitor_won: { codes: ['price', 'product', 'relation', 'delivery'], competitor: ['brand'] },
};

/**
 * S30 必须在购车意向信息中放弃该销售机会并选择原因, S69 客户停止采购或者选择竞争对手的产品. A family and one of its codes; whoever bought
 * another make names brand and model, whoever decided for a competitor the brand.
 */
export const lostNeedsReason = hardRule({
  name: 'lost-needs-reason',
  seed: 'S30, S69, A-09',
  parameters: {},
  on: [lost],
  judge({ data }) {
    const missing = missingIn(data);
    return { kept: missing.length === 0, values: { missing: missing.join(', '), reasons: REASONS } };
  },
  message: {
    zh: '战败原因不完整或不在字典中：{missing}',
    en: 'The reason of the loss is incomplete, or not in the dictionary: {missing}',
  },
  remedy: {
    zh: '在 LoseOpportunity 中填写原因（{reasons}）；bought_other 须有竞品品牌和车型，competitor_won 须有品牌',
    en: 'Give LoseOpportunity a reason of: {reasons}; with bought_other the competitor’s brand and model, with competitor_won the brand',
  },
});

const REASONS = Object.entries(FAMILIES)
  .map(([family, { codes }]) => `${family} {${codes.join(', ')}}`)
  .join('; ');

/** Names of what is not there, or not known. */
function missingIn({ reason, competitor }: Lost): readonly string[] {
  const family = reason && Object.hasOwn(FAMILIES, reason.family) ? FAMILIES[reason.family] : undefined;
  if (!reason || !family) return ['reason.family'];
  const code = family.codes.includes(reason.code) ? [] : ['reason.code'];
  const rival = family.competitor.filter((field) => !competitor?.[field]?.trim());
  return [...code, ...rival.map((field) => `competitor.${field}`)];
}
