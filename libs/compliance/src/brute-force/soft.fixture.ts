import { type BruteParameters, type BruteVerdict, type BruteWorld, numberIn } from './brute-verdict.fixture.ts';
import { asCorrected } from './corrections.fixture.ts';
import { type Fact, isCorrection, isJudged } from './known.fixture.ts';
import { opportunityOf } from './opportunity.fixture.ts';
import { dateOf } from './time.fixture.ts';

/** Whether an event keeps a rule; undefined: there is nothing to judge. `held`: what the log held of before its time. */
export type Keeps = (
  event: Fact,
  held: readonly Fact[],
  parameters: BruteParameters,
  world: BruteWorld,
) => boolean | undefined;

/**
 * "Soft rules are judged once, on what the log held when the event was recorded with `occurredAt` ≤ its own; since = its
 * `occurredAt`." Corrections of the event itself come later: it is not judged again.
 */
export function judgeSoft(
  rule: string,
  keeps: Keeps,
  visible: readonly Fact[],
  parameters: BruteParameters,
  world: BruteWorld,
): readonly BruteVerdict[] {
  return visible
    .filter((event) => isJudged(event) && !isCorrection(event))
    .flatMap((event): readonly BruteVerdict[] => {
      const held = visible.filter(
        (other) => other.position < event.position && (isCorrection(other) || other.occurredAt <= event.occurredAt),
      );
      const kept = keeps(event, held, parameters, world);
      if (kept === undefined) return [];
      return [
        {
          rule,
          key: event.id,
          status: kept ? 'kept' : 'violated',
          since: kept ? null : event.occurredAt,
          dueAt: null,
          // Reading: nobody decides before it is visible, which goes by `recordedAt` for imports too.
          decidableAt: event.recordedAt,
          fixedAt: null,
          recordedLate: false,
          // The owner at the event, which may itself say who that is.
          consultant: opportunityOf(asCorrected([...held, event])).owner,
        },
      ];
    });
}

/** "km > 5, strictly, by the odometer difference where both readings exist, else by the mileage given." Tenths of km. */
export const testDriveDistance: Keeps = ({ type, data }, _, parameters) => {
  if (type !== 'TestDriveCompleted') return undefined;
  const tenths = (km: number) => Math.round(km * 10);
  const { startKm, endKm } = data.odometer ?? {};
  const limit = tenths(numberIn(parameters, 'moreThanKm', 5));
  if (startKm !== undefined && endKm !== undefined) return tenths(endKm) - tenths(startKm) > limit;
  return data.mileageKm === undefined ? undefined : tenths(data.mileageKm) > limit;
};

/**
 * "≥ 10 non-space characters, not in the stop list, not equal to the opportunity's previous description": checked when the
 * command is decided. Reading: an event without those checks is not judged.
 */
export const activityDescription: Keeps = ({ type, data: { checks } }) =>
  type === 'FollowUpScheduled' && checks?.descriptionLength !== undefined
    ? Number(checks.descriptionLength) >= 10 && !checks.emptyPhrase && !checks.repeatsPrevious
    : undefined;

/** The form of the phone is checked when the command is decided; no phone, nothing to judge. */
export const intakePhoneValid: Keeps = ({ type, data }) =>
  type === 'Created' ? (data.checks?.phoneValid as boolean | undefined) : undefined;

/** Of the driver and of the buyer; documents of other kinds have no check and are not judged. */
export const idNumberValid: Keeps = ({ type, data }) =>
  type === 'TestDriveCompleted' || type === 'Converted'
    ? (data.checks?.idNumberValid as boolean | undefined)
    : undefined;

/** "A registered visit is named; parameter `channels`, default [showroom]." Other channels: nothing to judge. */
export const needsTraffic: Keeps = ({ type, data, occurredAt, recordedAt }, _, parameters, world) => {
  const channels = (parameters.channels ?? ['showroom']) as readonly string[];
  if (type !== 'Created' || data.intakeChannel === undefined || !channels.includes(data.intakeChannel))
    return undefined;
  return data.visitId !== undefined && world.isVisitRegistered(data.visitId, occurredAt, recordedAt);
};

/**
 * "Date of OrderPlaced ≤ saleDate ≤ date of Converted", local dates. Reading: of the order named, else of the last one
 * placed that is active; where there is none, only the second half is judged; without a saleDate, nothing.
 */
export const saleDateConsistent: Keeps = ({ type, data, occurredAt }, held, _, { zone }) => {
  if (type !== 'Converted' || data.saleDate === undefined) return undefined;
  const { activeOrders } = opportunityOf(asCorrected(held));
  const order = data.orderId
    ? activeOrders.find((placed) => placed.data.orderId === data.orderId)
    : activeOrders.at(-1);
  if (order && data.saleDate < dateOf(order.occurredAt, zone)) return false;
  return data.saleDate <= dateOf(occurredAt, zone);
};

/** "Position 9", "judged at match, delivery and conversion". Reading: what has not the form of a VIN has no such digit. */
export const vinCheckDigit: Keeps = ({ type, data }) =>
  data.vin !== undefined && ['VehicleMatched', 'VehicleDelivered', 'Converted'].includes(type)
    ? hasCheckDigit(data.vin)
    : undefined;

/** "A contact containing 公司, 有限, 集团, 厂, 店 or 局 (soft)", of an organisation. */
export const organisationContact: Keeps = ({ type, data }) => {
  if (type !== 'Converted' || data.customerType !== 'organisation') return undefined;
  const reads = data.checks?.contactReadsAsOrganisation;
  return reads === undefined ? undefined : !reads;
};

/** @source 49 CFR 565.15 (c): weights by position, A–H 1–8, J–N 1–5, P 7, R 9, S–Z 2–9, remainder of 11, X for ten */
function hasCheckDigit(vin: string): boolean {
  if (!/^[0-9A-HJ-NPR-Z]{17}$/.test(vin)) return false;
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const places = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
  let sum = 0;
  weights.forEach((weight, n) => {
    sum += weight * (places.indexOf(vin.charAt(n)) % 10);
  });
  return vin.charAt(8) === '0123456789X'.charAt(sum % 11);
}
