import { eventRule } from '../../define-rule.ts';
import { conforms, judgedStepOf } from './conforms.ts';
import { type Constraint, parseConstraint, UnreadableConstraint } from './constraint.ts';
import { receptionSteps } from './reception-steps.ts';

const DEFAULT_PROCESS: readonly string[] = [
  'Created < FollowUpCompleted',
  'FollowUpCompleted < TestDriveCompleted',
  'TestDriveCompleted < OrderPlaced',
  'FollowUpCompleted within 120h of Created',
  'no VehicleDelivered before VehicleMatched',
];

/**
 * S20 销售顾问在接待过程中必须按照厂家要求的接待流程进行接待. Every event keeps the reference process so far: each constraint is a
 * sentence of the rule set, judged when the event is recorded. What never happens is no breach by itself.
 */
export const receptionProcess = eventRule<{ readonly constraints: readonly string[] }, object>({
  name: 'reception-process',
  kind: 'soft',
  seed: 'S20',
  parameters: { constraints: DEFAULT_PROCESS },
  faultIn({ constraints }) {
    try {
      processOf(constraints);
      return undefined;
    } catch (error) {
      if (error instanceof UnreadableConstraint) return error.told;
      throw error;
    }
  },
  on: receptionSteps,
  judge(happening, { constraints }) {
    const onStep = processOf(constraints).get(happening.type);
    if (!onStep) return undefined;
    const earlier = happening.earlier?.() ?? [];
    const said = onStep.flatMap((constraint) => {
      const keeps = conforms(happening, earlier, constraint);
      return keeps === undefined ? [] : [{ keeps, text: constraint.text }];
    });
    if (said.length === 0) return undefined;
    const broken = said.flatMap(({ keeps, text }) => (keeps ? [] : [text]));
    return { kept: broken.length === 0, values: { type: happening.type, broken: broken.join('; ') } };
  },
  message: {
    zh: '{type} 偏离接待流程：{broken}',
    en: '{type} departs from the reception process: {broken}',
  },
  remedy: {
    zh: '补做或补录漏掉的步骤，以后按顺序进行',
    en: 'Make up for the step that was left out, or record it, and keep the order next time',
  },
});

/** Every event of a log is judged by the same few lists. */
const read = new WeakMap<readonly string[], Process>();

/** Constraints by the type of the events that keep or break them. */
type Process = ReadonlyMap<string, readonly Constraint[]>;

function processOf(constraints: readonly string[]): Process {
  let process = read.get(constraints);
  if (!process) {
    process = Map.groupBy(constraints.map(parseConstraint), judgedStepOf);
    read.set(constraints, process);
  }
  return process;
}
