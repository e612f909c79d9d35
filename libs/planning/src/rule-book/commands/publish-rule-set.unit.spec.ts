import { fact, type Instant, type Known, later } from '#kernel';
import { describeCommand, NOON } from '#kernel/testing';
import type { Approval } from '../../approval/approval.ts';
import type { DefinedModel } from '../../stage-model/defined-model.ts';
import { type RuleSetPublished, ruleSetPublished } from '../events/rule-set-published.ts';
import type { ContentCheck } from '../rule-set-content.ts';
import { publishRuleSet } from './publish-rule-set.ts';

const input = {
  issuer: 'dealer',
  appliesTo: ['dealer'],
  changeReason: '首次发布',
  approvalId: 'a-1',
  content: { rules: { 'test-drive-distance': { moreThanKm: 5 } } },
} as const;
const published = (more: Partial<RuleSetPublished> = {}) =>
  fact(ruleSetPublished, { ...input, id: 'dealer', version: 1, effectiveFrom: NOON, ...more });
const inDays = (days: number): Instant => later(NOON, days * 86_400_000);

const approval = (state: Approval): Known<Approval> => ({ id: 'a-1', state, revision: 1 });
const granted = {
  purpose: { command: 'PublishRuleSet', id: 'dealer' },
  requested: { event: 'r', by: 'staff-2' },
  granted: { event: 'g', by: 'staff-3' },
} as const;
const models: readonly Known<DefinedModel>[] = [];
const facts = { approval: approval(granted), models };
/** Composition gives the check by the catalogue; what it finds refuses the publication. */
const rulesNeeded: ContentCheck = ({ rules }) =>
  rules === undefined ? [{ pointer: '/rules', message: { zh: '没有 rules', en: 'There are no rules' } }] : [];
const unknown = { id: 'fleet', state: { versions: [], defined: [], spent: [] }, revision: -1 };

describeCommand(publishRuleSet(rulesNeeded), facts, [
  { name: 'from now on', id: 'dealer', input, gives: [published()] },
  {
    name: 'from a later day on',
    id: 'dealer',
    input: { ...input, version: 1, effectiveFrom: inDays(3) },
    gives: [published({ effectiveFrom: inDays(3) })],
  },
  {
    name: 'to hold before it is published',
    id: 'dealer',
    input: { ...input, effectiveFrom: later(NOON, -1) },
    gives: { refused: 'effective-from-publication', evidence: [] },
  },
  {
    name: 'dated back',
    id: 'dealer',
    input: { ...input, effectiveFrom: inDays(-1) },
    at: inDays(-1),
    gives: { refused: 'planned-when-recorded', evidence: [] },
  },
  {
    name: 'a second version, later',
    id: 'dealer',
    given: [published({ effectiveFrom: inDays(3) })],
    input: { ...input, approvalId: 'a-2', effectiveFrom: later(inDays(3), 1) },
    facts: { ...facts, approval: { ...facts.approval, id: 'a-2' } },
    gives: [published({ version: 2, approvalId: 'a-2', effectiveFrom: later(inDays(3), 1) })],
  },
  ...[2, 3].map((days) => ({
    name: `a second version that would overlap the first, after ${days} days`,
    id: 'dealer',
    given: [published({ effectiveFrom: inDays(3) })],
    input: { ...input, effectiveFrom: inDays(days) },
    gives: { refused: 'rule-sets-not-overlapping', evidence: [0] },
  })),
  {
    name: 'rules for another stage model beside those',
    id: 'dealer',
    given: [published({ effectiveFrom: inDays(3), approvalId: 'a-0' })],
    input: { ...input, appliesTo: ['project'], effectiveFrom: inDays(1) },
    gives: [published({ version: 2, appliesTo: ['project'], effectiveFrom: inDays(1) })],
  },
  {
    name: 'a version that leaves one out',
    id: 'dealer',
    input: { ...input, version: 2 },
    gives: { refused: 'versions-without-gap', evidence: [] },
  },
  {
    name: 'in the book of another',
    id: 'rules-1',
    input,
    gives: { refused: 'rule-book-of-issuer', evidence: [] },
  },
  {
    name: 'for a stage model that there is not',
    id: 'dealer',
    input: { ...input, appliesTo: ['dealer', 'fleet'] },
    facts: { ...facts, models: [unknown] },
    gives: { refused: 'stage-model-known', evidence: [] },
  },
  {
    name: 'for no stage model',
    id: 'dealer',
    input: { ...input, appliesTo: [] },
    gives: { refused: 'stage-model-known', evidence: [] },
  },
  {
    name: 'with a content that has no rules',
    id: 'dealer',
    input: { ...input, content: {} },
    gives: { refused: 'rule-set-content', evidence: [] },
  },
  {
    name: 'with an approval that was used',
    id: 'dealer',
    given: [published()],
    input: { ...input, effectiveFrom: inDays(3) },
    gives: { refused: 'approval-used-once', evidence: [0] },
  },
  {
    name: 'with the name of an approver in place of an approval',
    id: 'dealer',
    input: { ...input, approvalId: 'staff-3' },
    facts: { ...facts, approval: { id: 'staff-3', state: {}, revision: -1 } },
    gives: { refused: 'approval-granted', evidence: [] },
  },
]);
