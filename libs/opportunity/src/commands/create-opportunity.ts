import { BIRTHDAY_SENTINEL, type LocalDate, localDate, type Money, refuse } from '#kernel';
import { checkIntake } from '../checks/intake.ts';
import { type Created, type Customer, created } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { rankOf, stageModelName } from '../stage-model.ts';
import { stageModelOf, stageModels } from '../stage-models.ts';

/** A customer's file is opened. */
export interface CreateOpportunity {
  /** Absent: a new customer. */
  readonly customerId?: string;
  readonly customer?: Omit<Customer, 'birthday'> & { readonly birthday?: string };
  readonly infoSource?: string;
  readonly expectedPurchaseDate?: LocalDate;
  readonly intakeChannel?: string;
  readonly salesChannel?: string;
  readonly partnerId?: string;
  readonly visitId?: string;
  /** Absent: the consultant who acts. */
  readonly consultant?: string;
  readonly outlet?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly product?: string;
  readonly value?: Money;
  /** `<id>` or `<id>@<version>`; default `dealer`. */
  readonly stageModel?: string;
  /** Default the first of the model; another one in `simple`, or imported. */
  readonly stage?: string;
}

export const createOpportunity = opportunityCommand<CreateOpportunity>({
  name: 'CreateOpportunity',
  lateness: 'contact',
  creates: 'opportunity',
  decide(input, state, context) {
    if (state.customerId !== undefined) return existsAlready();
    const name = input.stageModel ?? 'dealer';
    const model = stageModelOf(name);
    if (!model) return unknownModel();
    const first = model.stages[0]?.id as string;
    const stage = input.stage ?? first;
    if (rankOf(model, stage) < 0) return unknownStage(model.stages.map(({ id }) => id));
    if (stage !== first && model.id !== 'simple' && !context.imported) return notTheFirst(first);
    const { actor } = context;
    const customer = input.customer && withoutSentinel(input.customer);
    const file: Created = given({
      ...input,
      episode: 1,
      customerId: input.customerId ?? context.newId('customer'),
      customer,
      consultant: input.consultant ?? (actor.role === 'sales_consultant' ? actor.id : undefined),
      dimensions: input.dimensions ?? {},
      stageModel: stageModelName(model),
      stage,
      checks: checkIntake({ ...input, customer }, localDate(context.now, context.zone)),
    });
    return [stated(created, file)];
  },
});

/** The customer with an unknown birthday called so. */
function withoutSentinel({ birthday, ...customer }: NonNullable<CreateOpportunity['customer']>): Customer {
  if (birthday === undefined) return customer;
  return { ...customer, birthday: birthday === BIRTHDAY_SENTINEL ? 'unknown' : (birthday as LocalDate) };
}

function existsAlready() {
  return refuse(
    'opportunity-new',
    { zh: '该编号的销售机会已存在', en: 'An opportunity with this id exists already' },
    { remedy: { zh: '换一个编号或省略编号', en: 'Give another id, or none' } },
  );
}

function unknownModel() {
  const names = stageModels.map(stageModelName).join(', ');
  return refuse(
    'stage-model-known',
    { zh: '没有这个阶段模型', en: 'There is no such stage model' },
    { remedy: { zh: `可选：${names}`, en: `Use one of ${names}` } },
  );
}

function unknownStage(stages: readonly string[]) {
  return refuse(
    'stage-known',
    { zh: '该阶段模型没有这个阶段', en: 'The stage model has no such stage' },
    { remedy: { zh: `可选：${stages.join('、')}`, en: `Use one of ${stages.join(', ')}` } },
  );
}

function notTheFirst(first: string) {
  return refuse(
    'starts-at-first-stage',
    { zh: '新建的销售机会只能从第一个阶段开始', en: 'An opportunity begins at the first stage of its model' },
    { remedy: { zh: `省略 stage，或写 ${first}`, en: `Leave stage out, or give ${first}` } },
  );
}
