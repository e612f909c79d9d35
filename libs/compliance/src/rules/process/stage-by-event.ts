import { mayBeSet, modelOf, stageChanged, stageOf } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S21 当客户的流程状态发生变化时，必须要在购车意向信息中进行变更. A stage that events lead to is entered by them: a person moves the
 * opportunity only back, or forward into a stage without a moving event.
 */
export const stageByEvent = hardRule({
  name: 'stage-by-event',
  seed: 'S21',
  parameters: {},
  on: [stageChanged],
  judge({ data: { to }, state: { standing } }) {
    const model = modelOf(standing);
    if (!model) return undefined;
    const stage = model.stages.find(({ id }) => id === to);
    if (!stage) return undefined;
    return { kept: mayBeSet(model, stageOf(standing), to), values: { to, events: stage.movedBy.join(', ') } };
  },
  message: {
    zh: '阶段 {to} 只能由事件进入（{events}）',
    en: 'Only {events} leads forward into the stage {to}',
  },
  remedy: {
    zh: '执行并登记相应的业务动作，而不是 ChangeStage',
    en: 'Do and record what that event stands for, instead of ChangeStage',
  },
});
