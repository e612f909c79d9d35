import type { Asked } from '#command';
import type { DemoCar } from '#dealership';
import { type StreamName, streamName } from '#kernel';
import type { OpportunityState } from '#opportunity';
import { APPROVABLE, type Approval, type Purpose } from '#planning';
import type { Target } from './access.ts';

/** Whose an opportunity is. */
export function targetOfOpportunity({ standing }: Pick<OpportunityState, 'standing'>): Target {
  return targetOfDimensions(standing.dimensions);
}

/** Whose a row is, by the dimensions that it is counted under. */
export function targetOfDimensions({ outlet, consultant, partner }: Readonly<Record<string, string>>): Target {
  return { outlet, consultant, partner };
}

/** What a command's data may say about whose something is, or will be. */
interface Owning {
  readonly outlet?: string;
  readonly consultant?: string;
  readonly partnerId?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly to?: { readonly outlet?: string; readonly dimensions?: Readonly<Record<string, string>> };
  readonly opportunityId?: string;
  readonly eventId?: string;
  readonly into?: string;
  readonly customerId?: string;
  readonly scope?: Readonly<Record<string, string>>;
  readonly purpose?: Purpose;
}

/**
 * Whose everything is that a command would touch, as the store holds it; none where there is nothing yet that belongs to
 * anybody: then the lifecycle has the word.
 */
export async function targetsOf(asked: Asked): Promise<readonly Target[]> {
  const input = asked.input as Owning;
  switch (asked.category) {
    case 'opportunity':
      return opportunityTargets(asked, input);
    case 'demoCar':
      return carTargets(asked, input);
    case 'customer':
      return customerTargets(asked, input);
    case 'outlet':
      return [{ outlet: asked.id }];
    case 'approval':
      return approvalTargets(asked, input);
    case 'partner':
      // An agreement is made with the tenant, by whichever of its managers.
      return [];
    default:
      return [ofItself(asked.state, input)];
  }
}

function ofItself(state: unknown, input: Owning): Target {
  const { outlet } = state as { readonly outlet?: string | null };
  return { outlet: outlet ?? input.outlet ?? input.scope?.outlet };
}

/** An approval belongs to whoever has what it is for. */
async function approvalTargets({ state, read }: Asked, input: Owning): Promise<readonly Target[]> {
  const { purpose = input.purpose } = state as Approval;
  if (!purpose) return [];
  const category = APPROVABLE[purpose.command];
  const known = await read(streamName(category, purpose.id));
  if (category !== 'opportunity') return [ofItself(known, {})];
  const { customerId } = known as OpportunityState;
  return customerId === undefined ? [] : [targetOfOpportunity(known as OpportunityState)];
}

/** Whose the opportunities are that the customer named for a new one has already. */
export async function targetsOfNamedCustomer(asked: Asked): Promise<readonly Target[]> {
  const { customerId } = asked.input as Owning;
  if (customerId === undefined) return [];
  const ids = await asked.opportunitiesOf(customerId);
  return existing(
    asked,
    ids.map((id) => streamName('opportunity', id)),
  );
}

/** The outlets that the data names as those of the thing. */
export function namedOutlets(input: object): readonly string[] {
  const { outlet, dimensions, to, scope } = input as Owning;
  return [outlet, dimensions?.outlet, to?.outlet, to?.dimensions?.outlet, scope?.outlet].filter(
    (name) => typeof name === 'string',
  );
}

function opportunityTargets(asked: Asked, input: Owning): readonly Target[] {
  const state = asked.state as OpportunityState;
  if (state.customerId !== undefined) return [targetOfOpportunity(state)];
  if (asked.command !== 'CreateOpportunity') return [];
  const { actor } = asked;
  const { dimensions = {} } = input;
  const byDefault = actor.role === 'sales_consultant' ? actor.id : dimensions.consultant;
  return [
    {
      outlet: input.outlet ?? dimensions.outlet,
      consultant: input.consultant ?? byDefault,
      partner: input.partnerId ?? dimensions.partner,
    },
  ];
}

async function carTargets(asked: Asked, { opportunityId, eventId }: Owning): Promise<readonly Target[]> {
  const { drives } = asked.state as DemoCar;
  const trip = [...drives.values()].find(({ out, back }) => [out?.event, back?.event].includes(eventId));
  const opportunity = opportunityId ?? trip?.opportunityId;
  return opportunity === undefined ? [] : existing(asked, [streamName('opportunity', opportunity)]);
}

/** Who joins two customers joins all their opportunities; a customer without any belongs to nobody. */
async function customerTargets(asked: Asked, { into }: Owning): Promise<readonly Target[]> {
  const customers = into === undefined ? [asked.id] : [asked.id, into];
  const targets = await Promise.all(
    customers.map(async (customer) => {
      const ids = await asked.opportunitiesOf(customer);
      const owned = await existing(
        asked,
        ids.map((id) => streamName('opportunity', id)),
      );
      return owned.length > 0 ? owned : [{}];
    }),
  );
  return targets.flat();
}

async function existing({ read }: Asked, streams: readonly StreamName[]): Promise<readonly Target[]> {
  const states = (await Promise.all(streams.map(read))) as readonly OpportunityState[];
  return states.filter(({ customerId }) => customerId !== undefined).map(targetOfOpportunity);
}
