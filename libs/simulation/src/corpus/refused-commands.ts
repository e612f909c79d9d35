import type { JsonObject } from '#kernel';
import type { Life, When } from './life.ts';
import { buyerOf, SALE, yuan } from './steps.ts';

/**
 * What somebody tries on the way to a sale and is refused, for each hard rule that a command can break; what takes another
 * customer, or none of a drive, is tried elsewhere. A command brings the care plan and the customer's sleep along itself.
 */
export function triesWhatIsRefused(life: Life): void {
  intake(life);
  working(life);
  driving(life);
  selling(life);
}

function intake(life: Life): void {
  const { surname, phone, gender, area } = life.person;
  const customer = { surname, phone, gender, residentialArea: area };
  const file: JsonObject = {
    customer,
    infoSource: 'website',
    expectedPurchaseDate: life.dateOf(200),
    intakeChannel: 'phone',
    consultant: life.consultant.id,
    outlet: life.outlet.id,
    stageModel: 'dealer',
  };
  const opens = (rule: string, more: JsonObject) =>
    life.tries(rule, 'CreateOpportunity', { ...file, ...more }, [0, 750], { id: `${life.opportunity}-refused` });
  opens('intake-channel-known', { intakeChannel: 'fax' });
  opens('intake-mandatory-fields', { customer: { surname, gender, residentialArea: area } });
  opens('birthday-unknown-sentinel', { customer: { ...customer, birthday: '1899-12-31' } });
  opens('partner-agreement', { partnerId: 'sim-no-partner' });
}

function working(life: Life): void {
  const contact = { dueAt: life.at([3, 600]), type: 'phone', description: '确认预算与车型，约好下次到店时间' };
  const morning: When = [1, 600];
  life.tries('reschedule-not-past', 'ReschedulePurchase', { new: life.dateOf(0), reason: '客户改期' }, morning);
  life.tries('activity-purpose', 'ScheduleFollowUp', { ...contact, purpose: 'small_talk' }, morning);
  life.tries('stage-by-event', 'ChangeStage', { to: 'ORDERED', reason: '手工调整' }, morning);
  life.tries('lost-needs-reason', 'LoseOpportunity', { reason: { family: 'gave_up', code: 'whim' } }, [7, 600]);
}

/** Around the drive of the sale: out 20 minutes after the contact, back 50 minutes after it. */
function driving(life: Life): void {
  const { opportunity, minute } = life;
  const { name, phone, idNumber } = life.person;
  const [vehicleId, bookingId] = [`${opportunity}-car`, `${opportunity}-drive`];
  const after = (minutes: number): When => [SALE.drive, minute + minutes];
  const again = `${bookingId}-again`;
  const checkOut = (rule: string, booking: string, when: When) => {
    const trip = { bookingId: booking, opportunityId: opportunity, odometerKm: 1000, at: life.at(when) };
    life.tries(rule, 'CheckOutDemoCar', trip, when, { id: vehicleId });
  };
  const driver = { name, phone, idNumber, licenceNumber: idNumber };
  checkOut('test-drive-booked', bookingId, [SALE.drive - 1, 600]);
  life.act('BookTestDrive', { bookingId: again, slot: life.at(after(22)), vehicleId }, after(15));
  checkOut('one-check-out-per-car', again, after(25));
  life.tries('demo-car-returned', 'CompleteTestDrive', { bookingId, mileageKm: 8.4, driver }, after(30));
  life.tries('test-drive-mileage', 'CompleteTestDrive', { bookingId, mileageKm: 8.6, driver }, after(52));
  const { licenceNumber: _, ...unlicensed } = driver;
  life.tries('test-drive-driver', 'CompleteTestDrive', { bookingId, mileageKm: 8.4, driver: unlicensed }, after(53));
}

function selling(life: Life): void {
  const { opportunity, outlet, consultant, model, vin } = life;
  const orderId = `${opportunity}-order`;
  const deliver = (rule: string, when: When, more: JsonObject = {}, actor = consultant) =>
    life.tries(rule, 'DeliverVehicle', { orderId, vin, ...more }, when, { actor });
  const match = (rule: string, when: When, actor = outlet.planner, matched = vin) =>
    life.tries(rule, 'MatchVehicle', { orderId, vin: matched }, when, { actor });
  deliver('order-before-delivery', [SALE.order - 1, 600]);
  const discounted = { orderId, origin: 'opportunity', model: model.name, amount: yuan(model.price) };
  life.tries('discount-authority', 'PlaceOrder', { ...discounted, discount: yuan(5000) }, [
    SALE.order,
    life.minute + 20,
  ]);
  deliver('match-before-delivery', [SALE.order + 1, 600]);
  match('matcher-not-seller', [SALE.match - 1, 600], { id: consultant.id, role: 'planner' });
  match('vin-format', [SALE.match - 1, 601], outlet.planner, `${vin.slice(0, 3)}I${vin.slice(4)}`);
  deliver('vin-consistent', [SALE.delivery, 830], { vin: '1M8GDM9AXKP042788' });
  deliver('segregation-of-duties', [SALE.delivery, 831], {}, { id: outlet.planner.id, role: 'sales_manager' });
  const { address: _, ...incomplete } = buyerOf(life, vin);
  const convert = (rule: string, data: JsonObject) => life.tries(rule, 'Convert', data, [SALE.delivery, 880]);
  convert('delivery-fields', incomplete);
  convert('name-equals-invoice', { ...buyerOf(life, vin), invoiceName: '虚构他人' });
  const organisation = { customerType: 'organisation', idNumber: '91350100M000100Y43', customerName: '虚构商贸中心' };
  const named = { invoiceName: '虚构商贸中心', contactName: '虚构商贸中心' };
  convert('organisation-contact', { ...buyerOf(life, vin), ...organisation, ...named });
}

/** Whoever is to be given a vehicle that another one was given before: each buyer is tried once. */
export function triesMatchedVehicles(lives: readonly Life[]): void {
  for (const life of lives) {
    const { matched } = life.ofOutlet;
    if (!matched) continue;
    const when: When = [SALE.match, life.minute + 20];
    const taken = lives.find(({ ofOutlet }) => ofOutlet.matched && ofOutlet.matched.at < life.at(when));
    if (!taken?.ofOutlet.matched) continue;
    const data = { orderId: `${life.opportunity}-order`, vin: taken.ofOutlet.matched.vin };
    life.tries('vin-matched-once', 'MatchVehicle', data, when, { actor: life.outlet.planner });
  }
}
