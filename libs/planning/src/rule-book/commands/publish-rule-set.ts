import { type CommandType, fact, type Instant, type Known, type Refusal, refuse, streamName } from '#kernel';
import { stageModels } from '#opportunity';
import type { Approval } from '../../approval/approval.ts';
import { needsApproval } from '../../approval/needs-approval.ts';
import { planningCommand } from '../../planning-command.ts';
import type { DefinedModel } from '../../stage-model/defined-model.ts';
import { refuseEffectiveBefore, refuseVersion } from '../../versioned.ts';
import { ruleSetPublished } from '../events/rule-set-published.ts';
import type { Issuer } from '../issuer.ts';
import { type RuleBook, ruleBook } from '../rule-book.ts';
import type { ContentCheck, ContentFault, RuleSetContent } from '../rule-set-content.ts';

export interface PublishRuleSet {
  /** Absent: the next. */
  readonly version?: number;
  readonly issuer: Issuer;
  /** Ids of stage models. */
  readonly appliesTo: readonly string[];
  /** Absent: from now on. */
  readonly effectiveFrom?: Instant;
  readonly changeReason: string;
  readonly approvalId: string;
  readonly content: RuleSetContent;
}

interface Facts {
  readonly approval: Known<Approval>;
  /** Of the models named that do not ship. */
  readonly models: readonly Known<DefinedModel>[];
}

/** @param checkContent what the rules themselves may say is known elsewhere */
export function publishRuleSet(checkContent: ContentCheck): CommandType<PublishRuleSet, RuleBook, Facts> {
  return planningCommand<PublishRuleSet, RuleBook, Facts>({
    name: 'PublishRuleSet',
    aggregate: ruleBook,
    lateness: 'planning',
    creates: 'ruleBook',
    idOf: ({ issuer }) => issuer,
    facts: ({ approvalId, appliesTo }) => ({
      approval: streamName('approval', approvalId),
      models: [...new Set(appliesTo)]
        .filter((id) => !stageModels.some((model) => model.id === id))
        .map((id) => streamName('stageModel', id)),
    }),
    decide(input, state, { id, imported, now, approval, models }) {
      const next = state.versions.length + 1;
      const { issuer, appliesTo, effectiveFrom = now, content } = input;
      if (!imported) {
        const refusal =
          otherBook(issuer, id) ??
          refuseVersion(input.version, next) ??
          refuseEffectiveBefore(effectiveFrom, now) ??
          refuseModels(appliesTo, models) ??
          refuseOverlap(appliesTo, effectiveFrom, state) ??
          refuseContent(checkContent(content, { issuer, appliesTo })) ??
          needsApproval(approval, { command: 'PublishRuleSet', id }, state.spent);
        if (refusal) return refusal;
      }
      return [fact(ruleSetPublished, { ...input, id, version: next, effectiveFrom })];
    },
  });
}

/** An issuer has one rule book: in two, versions could overlap unseen. */
function otherBook(issuer: Issuer, id: string): Refusal | undefined {
  if (id === issuer) return undefined;
  return refuse(
    'rule-book-of-issuer',
    { zh: `${issuer} 的规则手册编号为 ${issuer}`, en: `The rule book of the issuer ${issuer} has the id ${issuer}` },
    { remedy: { zh: `省略编号，或写 ${issuer}`, en: `Leave the id out, or give ${issuer}` }, at: '/id' },
  );
}

function refuseModels(appliesTo: readonly string[], models: readonly Known<DefinedModel>[]): Refusal | undefined {
  const unknown = models.find(({ state }) => state.versions.length === 0)?.id;
  if (appliesTo.length > 0 && unknown === undefined) return undefined;
  return refuse(
    'stage-model-known',
    unknown === undefined
      ? { zh: '规则集不适用于任何阶段模型', en: 'The rule set applies to no stage model' }
      : { zh: `没有阶段模型 ${unknown}`, en: `There is no stage model ${unknown}` },
    {
      remedy: {
        zh: `填写阶段模型的编号，如 ${stageModels.map(({ id }) => id).join('、')}`,
        en: `Name stage models by their ids, such as ${stageModels.map(({ id }) => id).join(', ')}`,
      },
      at: '/data/appliesTo',
    },
  );
}

/** A version ends where the next one of its model begins: two that begin at once, or out of order, would both hold. */
function refuseOverlap(appliesTo: readonly string[], from: Instant, { versions }: RuleBook): Refusal | undefined {
  const other = versions.findLast(
    (version) => version.effectiveFrom >= from && version.appliesTo.some((model) => appliesTo.includes(model)),
  );
  return (
    other &&
    refuse(
      'rule-sets-not-overlapping',
      {
        zh: `版本 ${other.version} 自 ${other.effectiveFrom} 起适用于同一阶段模型，与之重叠`,
        en: `It would overlap version ${other.version}, which holds for the same stage model from ${other.effectiveFrom} on`,
      },
      {
        evidence: [other.event],
        remedy: {
          zh: `把 effectiveFrom 改到 ${other.effectiveFrom} 之后`,
          en: `Give an effectiveFrom after ${other.effectiveFrom}`,
        },
        at: '/data/effectiveFrom',
      },
    )
  );
}

/** Names the first fault in words, and every one by its place. */
function refuseContent(faults: readonly ContentFault[]): Refusal | undefined {
  const [first, ...others] = faults;
  if (!first) return undefined;
  const rule = 'rule-set-content';
  const place = `/content${first.pointer}`;
  const more =
    others.length === 0 ? { zh: '', en: '' } : { zh: `；另有 ${others.length} 处`, en: `; ${others.length} more` };
  const refusal = refuse(
    rule,
    { zh: `规则集的内容有误：${place}${more.zh}`, en: `The content of the rule set is wrong at ${place}${more.en}` },
    { remedy: first.message },
  );
  const errors = faults.map(({ pointer, message }) => ({ pointer: `/data/content${pointer}`, code: rule, message }));
  return { ...refusal, errors };
}
