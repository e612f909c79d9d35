import { refuse } from '#kernel';
import { type LossReviewed, lossReviewed } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { ownerOf } from '../opportunity-state.ts';

/** A manager judges the latest loss; neither its owner nor the one who lost it. */
export interface ReviewLoss {
  readonly verdict: LossReviewed['verdict'];
  readonly note?: string;
}

export const reviewLoss = opportunityCommand<ReviewLoss>({
  name: 'ReviewLoss',
  lateness: 'planning',
  decide({ verdict, note }, state, { actor }) {
    const { lost } = state;
    if (!lost) return neverLost();
    const person = actor.onBehalfOf ?? actor.id;
    if ([lost.by, lost.consultant, ownerOf(state)].includes(person)) return ownLoss(lost.eventId);
    return [stated(lossReviewed, given({ episode: lost.episode, verdict, lostEventId: lost.eventId, note }))];
  },
});

function neverLost() {
  return refuse(
    'loss-to-review',
    { zh: '该机会没有战败记录', en: 'The opportunity was never lost' },
    { remedy: { zh: '战败之后才能复核', en: 'Review it once it has been lost' } },
  );
}

function ownLoss(eventId: string) {
  return refuse(
    'reviewer-not-owner',
    { zh: '战败不能由归属顾问或登记人复核', en: 'A loss is not reviewed by its owner nor by the one who recorded it' },
    { evidence: [eventId], remedy: { zh: '由另一位经理复核', en: 'Have another manager review it' } },
  );
}
