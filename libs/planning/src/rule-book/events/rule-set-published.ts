import { clear, defineEvent, type Instant, personal } from '#kernel';
import type { Issuer } from '../issuer.ts';
import type { RuleSetContent } from '../rule-set-content.ts';

/**
 * An issuer lays down rules, or changes them. A version holds for each of its stage models from `effectiveFrom`, never before
 * its own publication, until the next one of the issuer that applies to the model.
 */
export interface RuleSetPublished {
  /** Of the rule book: its issuer. */
  readonly id: string;
  /** From 1, without a gap. */
  readonly version: number;
  readonly issuer: Issuer;
  /** Ids of stage models. */
  readonly appliesTo: readonly string[];
  readonly effectiveFrom: Instant;
  readonly changeReason: string;
  readonly approvalId: string;
  readonly content: RuleSetContent;
}

export const ruleSetPublished = defineEvent<RuleSetPublished>(
  'RuleSetPublished',
  'ruleBook',
  {
    id: clear,
    version: clear,
    issuer: clear,
    appliesTo: clear,
    effectiveFrom: clear,
    changeReason: personal(),
    approvalId: clear,
    content: clear,
  },
  [
    {
      id: 'dealer',
      version: 1,
      issuer: 'dealer',
      appliesTo: ['dealer'],
      effectiveFrom: '2026-11-30T16:00:00.000Z' as Instant,
      changeReason: '首次发布',
      approvalId: 'approval-1',
      content: {
        rules: {
          'test-drive-distance': { moreThanKm: 5 },
          'needs-traffic': { channels: ['showroom'] },
          'no-hoarding': false,
        },
        calendar: 'cn-2026',
      },
    },
    {
      id: 'manufacturer',
      version: 2,
      issuer: 'manufacturer',
      appliesTo: ['dealer', 'simple'],
      effectiveFrom: '2026-12-31T16:00:00.000Z' as Instant,
      changeReason: '厂家新规',
      approvalId: 'approval-2',
      content: { rules: { 'first-follow-up': { days: 5, overridable: true } } },
    },
  ],
);
