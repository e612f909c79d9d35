import { refuse } from '#kernel';
import { stageChanged } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { mayBeSet } from '../stage-model.ts';
import { stageModelOf } from '../stage-models.ts';
import { stageOf } from '../standing.ts';

/** A person moves the opportunity: back, or forward into a stage that no event moves into. */
export interface ChangeStage {
  readonly to: string;
  readonly reason?: string;
}

export const changeStage = opportunityCommand<ChangeStage>({
  name: 'ChangeStage',
  lateness: 'planning',
  decide({ to, reason }, state, { effective, imported }) {
    if (effective !== state && !imported) return notTheLatest();
    const { standing } = state;
    const from = stageOf(standing);
    const model = stageModelOf(standing.stageModel);
    const stage = model?.stages.find(({ id }) => id === to);
    if (!model || !stage) return unknownStage(model?.stages.map(({ id }) => id) ?? []);
    if (to === from) return presentStage();
    if (!mayBeSet(model, from, to) && !imported) return movedByEvents(stage.movedBy);
    return [stated(stageChanged, given({ episode: standing.episode, from, to, reason }))];
  },
});

function unknownStage(stages: readonly string[]) {
  return refuse(
    'stage-known',
    { zh: '该阶段模型没有这个阶段', en: 'The stage model has no such stage' },
    { remedy: { zh: `可选：${stages.join('、')}`, en: `Use one of ${stages.join(', ')}` } },
  );
}

function notTheLatest() {
  return refuse(
    'stage-change-latest',
    {
      zh: '该机会在所填时间之后还有其他事件，阶段变更不能排在它们之前',
      en: 'Something happened to the opportunity after that time: a change of its stage cannot come before it',
    },
    {
      remedy: {
        zh: '去掉 occurredAt；如有时钟偏快，请几分钟后再试',
        en: 'Leave occurredAt out; where a clock is ahead, try again in a few minutes',
      },
    },
  );
}

function presentStage() {
  return refuse(
    'stage-change-changes',
    { zh: '该机会已处于此阶段', en: 'The opportunity is in this stage already' },
    { remedy: { zh: '无需变更', en: 'There is nothing to change' } },
  );
}

function movedByEvents(events: readonly string[]) {
  return refuse(
    'stage-by-event',
    {
      zh: `此阶段只能由事件进入（${events.join('、')}）`,
      en: `Only ${events.join(' or ')} moves forward into this stage`,
    },
    { remedy: { zh: '执行并登记相应的业务动作', en: 'Do and record what that event stands for' } },
  );
}
