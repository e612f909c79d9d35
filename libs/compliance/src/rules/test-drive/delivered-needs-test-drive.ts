import { addDays, type Instant, type Known, localDate, type Zone } from '#kernel';
import { converted, type OpportunityState, orderPlaced, type TestDrive, vehicleDelivered } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { DecisionScene, Happening } from '../../rule.ts';
import { testDriveDistance } from './test-drive-distance.ts';

const PARAMETERS = { days: 180, checkedAt: 'DeliverVehicle', moreThanKm: testDriveDistance.parameters.moreThanKm };
type Parameters = typeof PARAMETERS;

interface Facts {
  /** Of the customer, this one perhaps among them. */
  readonly otherOpportunities: readonly Known<OpportunityState>[];
}
type Sale = Happening<object, OpportunityState, Facts>;

const COMMAND_OF: ReadonlyMap<string, string> = new Map([
  [orderPlaced.type, 'PlaceOrder'],
  [vehicleDelivered.type, 'DeliverVehicle'],
  [converted.type, 'Convert'],
]);

/**
 * S23 每个成交客户都必须有试驾记录. At least one test drive that counts, of this opportunity or another of the same customer, on one of
 * the `days` local dates before that of the command or on the date itself. Only a drive longer than the limit of
 * `test-drive-distance` counts. Checked at `checkedAt`, and again at Convert; at PlaceOrder it is a warning unless checked there.
 */
export const deliveredNeedsTestDrive = hardRule<Parameters, object, OpportunityState, Facts>({
  name: 'delivered-needs-test-drive',
  seed: 'S23, A-03',
  parameters: PARAMETERS,
  choices: { checkedAt: ['DeliverVehicle', 'PlaceOrder', 'Convert'] },
  borrows: { moreThanKm: testDriveDistance.name },
  waivable: true,
  on: [orderPlaced, vehicleDelivered, converted],
  facts(happening, parameters, scene) {
    const { customerId } = happening.state;
    const enough =
      strictness(happening, parameters) === undefined || hasDriven(happening.state, happening, parameters, scene);
    return enough || customerId === undefined ? {} : { otherOpportunities: { opportunitiesOf: customerId } };
  },
  judge(happening, parameters, scene) {
    const strict = strictness(happening, parameters);
    if (strict === undefined) return undefined;
    const { id, state, facts } = happening;
    const others = (facts.otherOpportunities ?? []).filter((other) => other.id !== id);
    const sales = [state, ...others.map((other) => other.state)];
    const kept = sales.some((sale) => hasDriven(sale, happening, parameters, scene));
    return kept || strict === 'refuses' ? { kept } : { kept, warns: true };
  },
  message: {
    zh: '该客户此前 {days} 天内没有超过 {moreThanKm} 公里的试驾记录',
    en: 'The customer has no test drive of more than {moreThanKm} km within the {days} days before',
  },
  remedy: {
    zh: '先用 BookTestDrive 安排试驾并完成，或由经理用 GrantWaiver 豁免',
    en: 'Have a test drive made first, from BookTestDrive on, or have a manager waive the rule with GrantWaiver',
  },
});

/** What a sale without a test drive comes to with this event. */
function strictness({ type }: Sale, { checkedAt }: Parameters): 'refuses' | 'warns' | undefined {
  if (type === converted.type || COMMAND_OF.get(type) === checkedAt) return 'refuses';
  return type === orderPlaced.type ? 'warns' : undefined;
}

function hasDriven(
  sale: OpportunityState,
  { occurredAt }: Sale,
  parameters: Parameters,
  { zone }: DecisionScene,
): boolean {
  return [...sale.testDrives.values()].some((drive) => counts(drive, occurredAt, parameters, zone));
}

/** Whether it was long enough, and neither too long ago nor after the event. */
function counts(
  { completedAt, drivenKm }: TestDrive,
  occurredAt: Instant,
  { days, moreThanKm }: Parameters,
  zone: Zone,
): boolean {
  if (completedAt === undefined || completedAt > occurredAt) return false;
  if (drivenKm === undefined || drivenKm <= moreThanKm) return false;
  return localDate(completedAt, zone) >= addDays(localDate(occurredAt, zone), -days);
}
