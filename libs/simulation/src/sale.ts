import { type Actor, epochMs, type Instant, type LocalDate, later, latest, type Money, money } from '#kernel';
import type { Calendar } from './calendar.ts';
import { type Channel, calibration } from './calibration.ts';
import { INFO_SOURCES, LOSSES, MODELS, type Model, RIVALS } from './catalogue.ts';
import type { Outlet } from './dealership.ts';
import type { Prospect } from './prospects.ts';
import type { Random } from './random.ts';
import { CLOSES, hours, minutes, newScript, OPENS, type Script, whenOpen } from './script.ts';
import type { Slips } from './slips.ts';
import { type SyntheticPerson, syntheticPerson } from './synthetic-person.ts';
import { syntheticVin } from './synthetic-vin.ts';
import { bookSlot } from './test-drive.ts';

interface Sale {
  readonly script: Script;
  readonly outlet: Outlet;
  readonly consultant: Actor;
  readonly person: SyntheticPerson;
  readonly model: Model;
  readonly number: number;
  readonly slips: Slips;
}

/** All that happens with one prospect, as if there were no end to the simulation. */
export function planSale(
  { number, arrival, channel, outlet }: Prospect,
  random: Random,
  calendar: Calendar,
  slips: Slips,
): Script {
  const script = newScript(`sim-o-${String(number).padStart(7, '0')}`, random, calendar);
  const model = MODELS.find(({ name }) => name === random.weighted(modelWeights)) ?? MODELS[0];
  const person = syntheticPerson(number, random);
  const consultant = random.pick(outlet.consultants);

  // 1. What will become of it is drawn first; the rest is how it gets there.
  const wins = random.chance(calibration.winRate[channel]);
  const shortDrive = slips.shortDrive && !wins;
  const sale: Sale = { script, outlet, consultant, person, model, number, slips: { ...slips, shortDrive } };
  const cancels = !wins && random.chance(cancelRate(channel));
  const drives = wins || cancels || random.chance(calibration.losersDrive);
  const median = calibration.daysToDecision[wins || cancels ? 'won' : 'lost'];
  const days = Math.min(180, Math.max(2, random.spread(median, calibration.decisionSigma)));
  const decision = whenOpen(calendar, later(arrival, minutes(days * 24 * 60)), random);

  // 2. The file is opened; a first contact, then perhaps a drive.
  const created = openFile(sale, arrival, channel);
  const contactDay = calendar.dayOf(created) + random.whole(1, days < 5 ? 2 : 4);
  const contact = calendar.at(contactDay, OPENS + random.whole(0, LAST_CONTACT));
  const ready = drives ? driveBetween(sale, contact, decision) : contact;
  const decided = whenOpen(calendar, latest(decision, later(ready, hours(1))), random);

  // 3. It ends in a sale, a cancelled order or a loss; contacts go on until it does.
  if (wins) {
    keepInTouch(sale, created, contact, sell(sale, decided));
  } else {
    const end = cancels ? cancelledOrder(sale, decided) : decided;
    keepInTouch(sale, created, contact, end);
    lose(sale, end);
  }
  return script;
}

/** Contacts are made from opening to ten minutes before closing: minutes after opening. */
const LAST_CONTACT = CLOSES - OPENS - 10;

const modelWeights = Object.fromEntries(MODELS.map(({ name, weight }) => [name, weight]));

/** Cancelled orders are given per sale; only those who do not buy can cancel. */
function cancelRate(channel: Channel): number {
  const wins = calibration.winRate[channel];
  return (calibration.cancelledPerSale * wins) / (1 - wins);
}

function openFile({ script, outlet, consultant, person, model }: Sale, arrival: Instant, channel: Channel): Instant {
  const { opportunity, random, calendar } = script;
  const visitId = `${opportunity}-visit`;
  const visit = { channel, outlet: outlet.id, partySize: random.whole(1, 3) };
  script.act('RegisterTraffic', visit, { actor: outlet.frontDesk, at: arrival, id: visitId });
  const at = later(arrival, minutes(random.whole(10, 50)));
  const { surname, phone, gender, birthday, area } = person;
  const data = {
    customerId: `${opportunity}-customer`,
    // One in five does not tell.
    customer: { surname, phone, gender, birthday: random.chance(0.2) ? '1900-01-01' : birthday, residentialArea: area },
    infoSource: random.weighted(INFO_SOURCES),
    expectedPurchaseDate: calendar.dateOf(calendar.dayOf(at) + FAR_AHEAD),
    intakeChannel: channel,
    salesChannel: 'dealer',
    visitId,
    consultant: consultant.id,
    outlet: outlet.id,
    dimensions: { team: outlet.manager.id, region: outlet.region },
    product: model.name,
    value: yuan(model.price),
    stageModel: 'dealer',
  };
  script.act('CreateOpportunity', data, { actor: consultant, at, milestone: { kind: 'created', value: model.price } });
  return at;
}

/** Days ahead at which customers mean to buy: later than nearly every decision, so that few have to put it off. */
const FAR_AHEAD = 60;

/** Plans each contact when the one before is made, from the first on until `end`. The last one planned stays open. */
function keepInTouch(sale: Sale, created: Instant, first: Instant, end: Instant): void {
  const { script, consultant, slips } = sale;
  const { random, calendar, opportunity } = script;
  const { from, to } = calibration.daysBetweenContacts;
  let expected = calendar.dayOf(created) + FAR_AHEAD;
  let planned = later(created, minutes(5));
  let contactAt = first;
  for (let n = 1; planned < end; n += 1) {
    const day = calendar.dayOf(contactAt);
    const activityId = `${opportunity}-contact-${n}`;
    const saysNothing = n === 1 && slips.emptyDescription;
    const activity = {
      activityId,
      dueAt: calendar.at(day, CLOSES),
      type: 'phone',
      purpose: n === 1 ? 'first_contact' : 'follow_up',
      description: saysNothing ? '跟进一下' : `第${n}次联系：确认预算与车型，约${calendar.dateOf(day)}到店`,
    };
    script.act('ScheduleFollowUp', activity, { actor: consultant, at: planned });
    if (saysNothing) script.breaks('activity-description', planned);
    if (n > 1 && contactAt >= end) return;

    // Who has just left a file is reached.
    const outcome = n === 1 || random.chance(calibration.reached) ? 'reached' : 'no_answer';
    const entered = script.act(
      'CompleteFollowUp',
      { activityId, contactAt, outcome },
      { actor: consultant, at: contactAt, mayBeLate: true, milestone: { kind: 'stage', stage: 'FOLLOWED_UP' } },
    );
    if (n === 1 && slips.noRecording) script.breaks('first-follow-up-recording', entered);
    else if (n === 1) recordCall(sale, activityId, contactAt, entered);
    planned = later(contactAt, minutes(5));
    if (planned < end && day + to >= expected) {
      expected = day + FAR_AHEAD / 2;
      const change = { new: calendar.dateOf(expected), reason: `客户第${n}次联系时推迟了购车计划` };
      script.act('ReschedulePurchase', change, { actor: consultant, at: planned });
    }
    contactAt = calendar.at(day + random.whole(from, to), OPENS + random.whole(0, LAST_CONTACT));
  }
}

/** The recording of the first call is attached and checked. */
function recordCall({ script, consultant }: Sale, activityId: string, startedAt: Instant, entered: Instant): void {
  const { random, opportunity } = script;
  const uri = `https://recordings.invalid/${opportunity}/1`;
  const recording = { activityId, uri, sha256: hexOf(random), durationSec: random.whole(40, 400), startedAt };
  const attached = later(entered, minutes(1));
  script.act('AttachRecording', recording, { actor: consultant, at: attached });
  script.act(
    'CheckRecording',
    { activityId, sha256Matches: true },
    { actor: RECORDER, at: later(attached, minutes(2)) },
  );
}

const RECORDER: Actor = { id: 'sim-recorder', role: 'service' };

/** Books a demo car, drives and completes. @returns when the drive was completed */
function driveBetween(
  { script, outlet, consultant, person, slips }: Sale,
  contact: Instant,
  decision: Instant,
): Instant {
  const { random, calendar, opportunity } = script;
  const room = Math.max(0, Math.min((epochMs(decision) - epochMs(contact)) / 60_000, 10 * 24 * 60));
  const booked = whenOpen(calendar, later(contact, minutes(5 + room * random.unit())), random);
  const { car, at: slot } = bookSlot(outlet.cars, later(booked, hours(1)), calendar);
  const bookingId = `${opportunity}-drive`;
  const by = { actor: consultant };

  script.act('BookTestDrive', { bookingId, slot, vehicleId: car.vehicleId }, { ...by, at: booked });
  const out = later(slot, minutes(random.whole(0, 10)));
  const back = later(out, minutes(random.whole(15, 40)));
  const drivenTenths = slips.shortDrive ? random.whole(20, 50) : random.whole(52, 180);
  const trip = { bookingId, opportunityId: opportunity };
  const leave = { ...by, at: out, id: car.vehicleId, odometer: { car, drivenTenths: 0 } };
  script.act('CheckOutDemoCar', { ...trip, at: out }, leave);
  script.act('ReturnDemoCar', { ...trip, at: back }, { ...leave, at: back, odometer: { car, drivenTenths } });
  const { name, phone, idNumber } = person;
  const driver = { name, phone, idNumber, licenceNumber: idNumber };
  const completed = later(back, minutes(random.whole(1, 9)));
  const entered = script.act(
    'CompleteTestDrive',
    { bookingId, mileageKm: drivenTenths / 10, driver },
    { ...by, at: completed, mayBeLate: true, milestone: { kind: 'stage', stage: 'TEST_DRIVEN' } },
  );
  if (slips.shortDrive) script.breaks('test-drive-distance', entered);
  return completed;
}

function placeOrder({ script, consultant, model }: Sale, at: Instant): { orderId: string; amount: number } {
  const { random, opportunity } = script;
  const orderId = `${opportunity}-order`;
  const extras = random.whole(0, 12) * 1000;
  const amount = model.price + extras;
  const order = { orderId, origin: 'opportunity', model: model.name, amount: yuan(amount), deposit: yuan(DEPOSIT) };
  script.act('PlaceOrder', order, { actor: consultant, at, milestone: { kind: 'ordered', value: amount } });
  const paid = later(at, minutes(random.whole(5, 60)));
  const payment = { orderId, amount: yuan(DEPOSIT), receivedAt: paid };
  script.act('RecordPayment', payment, { actor: consultant, at: paid, mayBeLate: true });
  if (!random.chance(calibration.orderAmended)) return { orderId, amount };

  const amended = amount + random.whole(1, 9) * 1000;
  const changedAt = later(paid, minutes(random.whole(10, 120)));
  script.act(
    'AmendOrder',
    { orderId, change: { amount: yuan(amended) }, reason: '客户加装配件' },
    { actor: consultant, at: changedAt, milestone: { kind: 'amended', value: amended } },
  );
  return { orderId, amount: amended };
}

const DEPOSIT = 5000;

/** Order, match, delivery, conversion and the file. @returns when the customer is converted */
function sell(sale: Sale, at: Instant): Instant {
  const { script, outlet, consultant, person } = sale;
  const { random, calendar } = script;
  const { orderId, amount } = placeOrder(sale, at);
  const day = (from: number, days: { readonly from: number; readonly to: number }) =>
    from + random.whole(days.from, days.to);

  const matchDay = day(calendar.dayOf(at), calibration.daysToMatch);
  const matched = calendar.at(matchDay, OPENS + random.whole(0, 400));
  const vin = syntheticVin(sale.number);
  script.act(
    'MatchVehicle',
    { orderId, vin },
    { actor: outlet.planner, at: matched, milestone: { kind: 'stage', stage: 'MATCHED' } },
  );

  const deliveryDay = day(matchDay, calibration.daysToDelivery);
  const delivered = calendar.at(deliveryDay, OPENS + random.whole(60, 360));
  const rest = { orderId, amount: yuan(amount - DEPOSIT), receivedAt: later(delivered, -hours(1)) };
  script.act('RecordPayment', rest, { actor: consultant, at: later(delivered, -hours(1)), mayBeLate: true });
  script.act(
    'DeliverVehicle',
    { orderId, vin, deliveredAt: delivered },
    { actor: consultant, at: delivered, milestone: { kind: 'stage', stage: 'DELIVERED' } },
  );

  const converted = later(delivered, minutes(random.whole(20, 120)));
  const buyer = buyerOf(person, vin, calendar.dateOf(deliveryDay));
  script.act('Convert', buyer, { actor: consultant, at: converted, milestone: { kind: 'won' } });
  const archivedAt = later(converted, minutes(random.whole(5, 60)));
  const file = { fileRef: `${script.opportunity}-file`, sha256: hexOf(random), archivedAt };
  script.act('ArchiveCustomerFile', file, { actor: consultant, at: archivedAt });
  return converted;
}

function buyerOf(
  { name, idNumber, phone, province, city, address }: SyntheticPerson,
  vin: string,
  saleDate: LocalDate,
) {
  const contact = { contactName: name, contactMobile: phone };
  const where = { province, city, address };
  return {
    customerType: 'person',
    customerName: name,
    idNumber,
    mobile: phone,
    ...where,
    ...contact,
    vin,
    saleDate,
    invoiceName: name,
  };
}

/** Some order, think again and get their deposit back. @returns when the customer is to be let go */
function cancelledOrder(sale: Sale, at: Instant): Instant {
  const { script, consultant } = sale;
  const { random, calendar } = script;
  const { orderId } = placeOrder(sale, at);
  const cancelled = calendar.at(calendar.dayOf(at) + random.whole(1, 5), OPENS + random.whole(0, 400));
  script.act(
    'CancelOrder',
    { orderId, reason: '客户贷款未获批准' },
    { actor: consultant, at: cancelled, milestone: { kind: 'cancelled' } },
  );
  const back = later(cancelled, hours(1));
  script.act('RecordPayment', { orderId, amount: yuan(-DEPOSIT), receivedAt: back }, { actor: consultant, at: back });
  return whenOpen(calendar, later(back, hours(1)), random);
}

/** The customer is lost, and within three days the manager looks at it. */
function lose({ script, outlet, consultant, slips }: Sale, wanted: Instant): void {
  const { random, calendar } = script;
  const at = whenOpen(calendar, later(latest(wanted, script.settledAt), minutes(1)), random);
  const [family, code] = random.weighted(LOSSES).split('/') as [string, string];
  const competitor = family === 'bought_other' ? { competitor: random.pick(RIVALS) } : {};
  script.act(
    'LoseOpportunity',
    { reason: { family, code }, ...competitor },
    { actor: consultant, at, milestone: { kind: 'lost' } },
  );
  const reviewed = calendar.at(calendar.dayOf(at) + 1, OPENS + random.whole(0, 500));
  const verdict = random.weighted({ objective: 5, subjective: 3, unclear: 2 });
  if (slips.noReview) script.breaks('lost-reviewed', at);
  else script.act('ReviewLoss', { verdict }, { actor: outlet.manager, at: reviewed });
}

function yuan(whole: number): Money & { readonly [key: string]: string } {
  return { ...money(BigInt(whole) * 100n, 'CNY') };
}

function hexOf(random: Random): string {
  return Array.from({ length: 64 }, () => '0123456789abcdef'.charAt(random.whole(0, 15))).join('');
}
