import { type Refusal, refuse, type Text } from '#kernel';
import { opportunityEvents, type Stage, type StageModel } from '#opportunity';

/** Every event of an opportunity but those that write a stage themselves, end an episode or begin another. */
const MOVING: ReadonlySet<string> = new Set(
  opportunityEvents
    .map(({ type }) => type)
    .filter((type) => !['StageChanged', 'EventCorrected', 'Converted', 'Lost', 'OpportunityReopened'].includes(type)),
);

/**
 * Refuses stages that an opportunity could not go through: no stage; one id twice; an event that moves nothing, or into two
 * stages; a first stage that is not entered by Created.
 */
export function refuseStages(stages: readonly Stage[], win: StageModel['win']['kind']): Refusal | undefined {
  const fault = faultIn(stages, win);
  return (
    fault &&
    refuse('stages-in-order', fault, {
      remedy: {
        zh: '各阶段编号不同；第一阶段由 Created 进入，其余阶段由各自的事件进入，或不填事件、由 ChangeStage 进入',
        en: 'Give stages with ids of their own: Created moves into the first, an event of its own or ChangeStage into each other',
      },
    })
  );
}

function faultIn(stages: readonly Stage[], win: StageModel['win']['kind']): Text | undefined {
  const [first] = stages;
  if (!first) return { zh: '没有阶段', en: 'There is no stage' };
  const ids = stages.map(({ id }) => id);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice !== undefined) return { zh: `阶段 ${twice} 出现两次`, en: `The stage ${twice} stands in it twice` };
  if (first.when !== undefined || first.movedBy.length !== 1 || first.movedBy[0] !== 'Created') {
    return {
      zh: `第一阶段 ${first.id} 须由且仅由 Created 进入`,
      en: `Created alone moves into the first stage, ${first.id}`,
    };
  }
  const moves = stages.flatMap(({ id, movedBy }) => movedBy.map((event) => ({ id, event })));
  const still = moves.find(({ event }) => !MOVING.has(event));
  if (still) {
    return {
      zh: `${still.event} 不能推进到阶段 ${still.id}`,
      en: `${still.event} moves no opportunity into ${still.id}`,
    };
  }
  const again = moves.find(({ event }, n) => moves.findIndex((other) => other.event === event) !== n);
  if (again) return { zh: `${again.event} 推进到两个阶段`, en: `${again.event} would move into two stages` };
  const ordered = moves.some(({ event }) => event === 'OrderPlaced');
  return win === 'order' && !ordered
    ? {
        zh: '以订单赢单，却没有由 OrderPlaced 进入的阶段',
        en: 'It is won by its order, and OrderPlaced moves into no stage',
      }
    : undefined;
}
