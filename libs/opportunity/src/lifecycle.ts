import { type Instant, type Lateness, type Refusal, refuse, refuseBackdating } from '#kernel';
import type { OpportunityState } from './opportunity-state.ts';
import { stageModelOf } from './stage-models.ts';

/** Where an opportunity is in its life. A project that is won by its order goes on, as `open`. */
export type Phase = 'none' | 'open' | 'converted' | 'lost';

/** What may happen when. What is not named is refused. */
const ALLOWED: Readonly<Record<string, readonly Phase[]>> = {
  // It says itself that there is one already.
  CreateOpportunity: ['none', 'open', 'converted', 'lost'],
  ReschedulePurchase: ['open'],
  AmendValue: ['open'],
  RecordNeeds: ['open'],
  DefineSalesPlan: ['open'],
  Qualify: ['open'],
  ScheduleFollowUp: ['open'],
  RescheduleFollowUp: ['open'],
  CancelFollowUp: ['open'],
  CompleteFollowUp: ['open'],
  AttachRecording: ['open', 'converted', 'lost'],
  CheckRecording: ['open', 'converted', 'lost'],
  BookTestDrive: ['open'],
  CompleteTestDrive: ['open'],
  ChangeStage: ['open'],
  PlaceOrder: ['open'],
  AmendOrder: ['open'],
  CancelOrder: ['open'],
  GrantDiscount: ['open'],
  MatchVehicle: ['open'],
  DeliverVehicle: ['open'],
  RecordPayment: ['open', 'converted', 'lost'],
  RecordPreSigning: ['open'],
  RecordPostSigning: ['open'],
  Convert: ['open'],
  ArchiveCustomerFile: ['open', 'converted'],
  CompleteCareTask: ['open', 'converted'],
  ExtendCarePlan: ['converted'],
  LoseOpportunity: ['open'],
  ReviewLoss: ['open', 'lost'],
  ReopenOpportunity: ['converted', 'lost'],
  ReassignOpportunity: ['open', 'converted', 'lost'],
  ReclaimOpportunity: ['open'],
  GrantWaiver: ['open'],
  CorrectEvent: ['open', 'converted', 'lost'],
};

export function phaseOf({ standing }: OpportunityState): Phase {
  if (standing.episode === 0) return 'none';
  const status = standing.episodes[standing.episode]?.exit?.status;
  return status === undefined ? 'open' : status === 'won' ? 'converted' : 'lost';
}

/** Refuses what the phase of the opportunity has no place for. For a late contact the state is the one effective then. */
export function refusePhase(command: string, state: OpportunityState): Refusal | undefined {
  const phase = phaseOf(state);
  if (!ALLOWED[command]?.includes(phase)) return outOfPhase(command, phase, state);
  if (stageModelOf(state.standing.stageModel)?.excludes.includes(command)) {
    return refuse(
      'command-of-stage-model',
      {
        zh: `阶段模型 ${state.standing.stageModel} 没有 ${command}`,
        en: `${command} has no place in the stage model ${state.standing.stageModel}`,
      },
      { remedy: { zh: '使用该模型的命令', en: 'Use the commands of that model' } },
    );
  }
  return undefined;
}

/** Refuses a lifecycle command before the latest lifecycle event, and a planning act that is dated back. */
export function refuseLateness(
  lateness: Lateness,
  { lifecycle }: OpportunityState,
  { occurredAt, now }: { readonly occurredAt: Instant; readonly now: Instant },
): Refusal | undefined {
  if (lateness === 'lifecycle' && lifecycle && occurredAt < lifecycle.at) {
    return refuse(
      'late-lifecycle',
      {
        zh: `发生时间早于该机会的建立或最近一次订单、交付、归属等变更（${lifecycle.at}）`,
        en: `It would have happened before the file was made, or before the latest change of order, delivery, owner or outcome (${lifecycle.at})`,
      },
      {
        evidence: [lifecycle.eventId],
        remedy: {
          zh: `把 occurredAt 改为 ${lifecycle.at} 或更晚`,
          en: `Give an occurredAt of ${lifecycle.at} or later`,
        },
        at: '/occurredAt',
      },
    );
  }
  return lateness === 'planning' ? refuseBackdating({ occurredAt, now }) : undefined;
}

/**
 * A rule is named after the condition that must hold, and refuses where it does not: `opportunity-open` what only an open
 * opportunity has, `opportunity-closed` what must wait for its end. `late-lifecycle` alone names what it refuses.
 */
function outOfPhase(command: string, phase: Phase, state: OpportunityState): Refusal {
  switch (phase) {
    case 'none':
      return refuse(
        'opportunity-exists',
        { zh: '该销售机会当时尚不存在', en: 'There was no such opportunity at that time' },
        { remedy: { zh: '先用 CreateOpportunity 建立', en: 'Create it first, with CreateOpportunity' } },
      );
    case 'open':
      return refuse(
        'opportunity-closed',
        {
          zh: `该销售机会尚未结束，不能 ${command}`,
          en: `The opportunity has not ended: ${command} does not apply yet`,
        },
        { remedy: { zh: '先成交或战败', en: 'Convert or lose it first' } },
      );
    case 'converted':
      return refuse(
        'opportunity-open',
        { zh: `该销售机会已成交，不能 ${command}`, en: `The opportunity has been won: ${command} is over` },
        { evidence: evidenceOf(state.converted), remedy: REOPEN },
      );
    case 'lost':
      return refuse(
        'opportunity-open',
        { zh: `该销售机会已战败，不能 ${command}`, en: `The opportunity has been lost: ${command} is over` },
        { evidence: evidenceOf(state.lost), remedy: REOPEN },
      );
  }
}

const REOPEN = { zh: '先用 ReopenOpportunity 重新打开', en: 'Reopen it first, with ReopenOpportunity' };

function evidenceOf(closure: { readonly eventId: string } | undefined): readonly string[] {
  return closure ? [closure.eventId] : [];
}
