import { type Actor, type Instant, type LocalDate, later, latest, type Money, money } from '#kernel';
import type { Calendar } from './calendar.ts';
import { type Channel, calibration } from './calibration.ts';
import { INFO_SOURCES, LOSSES, MODELS, type Model, RIVALS } from './catalogue.ts';
import type { Outlet } from './dealership.ts';
import type { Random } from './random.ts';
import { hours, newScript, OPENS, type Script, whenOpen } from './script.ts';
import { type SyntheticPerson, syntheticPerson } from './synthetic-person.ts';
import { syntheticVin } from './synthetic-vin.ts';
import { bookSlot } from './test-drive.ts';

/** Somebody who comes, calls or writes. */
export interface Prospect {
  readonly number: number;
  readonly arrival: Instant;
  readonly channel: Channel;
  readonly outlet: Outlet;
}

interface Sale {
  readonly script: Script;
  readonly outlet: Outlet;
  readonly consultant: Actor;
  readonly person: SyntheticPerson;
  readonly model: Model;
  readonly number: number;
}

/** All that happens with one prospect, as if there were no end to the simulation. */
export function planSale({ number, arrival, channel, outlet }: Prospect, random: Random, calendar: Calendar): Script {
  const script = newScript(`sim-o-${String(number).padStart(7, '0')}`, random, calendar);
  const model = MODELS.find(({ name }) => name === random.weighted(modelWeights)) ?? MODELS[0];
  const person = syntheticPerson(number, random);
  const sale: Sale = { script, outlet, consultant: random.pick(outlet.consultants), person, model, number };

  // 1. What will become of it is drawn first; the rest is how it gets there.
  const wins = random.chance(calibration.winRate[channel]);
  const cancels = !wins && random.chance(cancelRate(channel));
  const drives = wins || cancels || random.chance(calibration.losersDrive);
  const medianDays = calibration.daysToDecision[wins || cancels ? 'won' : 'lost'];
  const days = Math.min(180, Math.max(2, random.spread(medianDays, calibration.decisionSigma)));
  const decision = whenOpen(calendar, later(arrival, Math.round(hours(24 * days))), random);

  // 2. The file is opened, contacts follow until the decision, a drive in between.
  const created = openFile(sale, arrival, channel);
  const driven = drives ? driveBetween(sale, created, decision) : created;
  const lastContact = keepInTouch(sale, created, latest(decision, driven));
  const decided = whenOpen(calendar, latest(lastContact, later(driven, hours(1))), random);

  // 3. It ends in a sale, a cancelled order or a loss.
  if (wins) sell(sale, decided);
  else if (cancels) lose(sale, cancelledOrder(sale, decided));
  else lose(sale, decided);
  return script;
}

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
  const at = later(arrival, random.whole(10, 50) * 60_000);
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

/** Plans the first contact, makes each one and plans the next, until the decision is near. @returns the last contact */
function keepInTouch({ script, consultant }: Sale, created: Instant, decision: Instant): Instant {
  const { random, calendar, opportunity } = script;
  const { from, to } = calibration.daysBetweenContacts;
  let expected = calendar.dayOf(created) + FAR_AHEAD;
  let planned = later(created, 5 * 60_000);
  let gap = random.whole(1, 4);
  for (let n = 1; ; n += 1) {
    const day = calendar.dayOf(planned) + gap;
    const activityId = `${opportunity}-contact-${n}`;
    const activity = {
      activityId,
      dueAt: calendar.at(day, OPENS + 540),
      type: 'phone',
      purpose: n === 1 ? 'first_contact' : 'follow_up',
      description: `第${n}次联系：确认预算与车型，邀约第${day}天到店`,
    };
    script.act('ScheduleFollowUp', activity, { actor: consultant, at: planned });
    const contactAt = calendar.at(day, OPENS + random.whole(0, 530));
    if (n > 1 && contactAt >= decision) return latest(decision, script.settledAt);

    const outcome = random.chance(calibration.reached) ? 'reached' : 'no_answer';
    const entered = script.act(
      'CompleteFollowUp',
      { activityId, contactAt, outcome },
      { actor: consultant, at: contactAt, mayBeLate: true, milestone: { kind: 'stage', stage: 'FOLLOWED_UP' } },
    );
    planned = later(entered, 5 * 60_000);
    if (calendar.dayOf(planned) + to >= expected) {
      expected = calendar.dayOf(planned) + FAR_AHEAD / 2;
      const change = { new: calendar.dateOf(expected), reason: `客户第${n}次联系时推迟了购车计划` };
      script.act('ReschedulePurchase', change, { actor: consultant, at: planned });
    }
    gap = random.whole(from, to);
  }
}

/** Books a demo car, drives and completes. @returns when the drive was completed */
function driveBetween({ script, outlet, consultant, person }: Sale, created: Instant, decision: Instant): Instant {
  const { random, calendar, opportunity } = script;
  const share = random.unit();
  const ahead = Math.round((Date.parse(decision) - Date.parse(created)) * share);
  const booked = whenOpen(calendar, later(created, Math.min(ahead, hours(24 * 10)) + hours(1)), random);
  const { car, at: slot } = bookSlot(outlet.cars, later(booked, hours(1)), calendar);
  const bookingId = `${opportunity}-drive`;
  const by = { actor: consultant, mayBeLate: false };

  script.act('BookTestDrive', { bookingId, slot, vehicleId: car.vehicleId }, { ...by, at: booked });
  const out = later(slot, random.whole(0, 10) * 60_000);
  const back = later(out, random.whole(15, 40) * 60_000);
  const drivenTenths = random.whole(52, 180);
  const trip = { bookingId, opportunityId: opportunity };
  const leave = { ...by, at: out, id: car.vehicleId, odometer: { car, drivenTenths: 0 } };
  script.act('CheckOutDemoCar', { ...trip, at: out }, leave);
  script.act('ReturnDemoCar', { ...trip, at: back }, { ...leave, at: back, odometer: { car, drivenTenths } });
  const { name, phone, idNumber } = person;
  const driver = { name, phone, idNumber, licenceNumber: idNumber };
  const completed = later(back, random.whole(1, 9) * 60_000);
  script.act(
    'CompleteTestDrive',
    { bookingId, mileageKm: drivenTenths / 10, driver },
    { ...by, at: completed, mayBeLate: true, milestone: { kind: 'stage', stage: 'TEST_DRIVEN' } },
  );
  return completed;
}

function placeOrder({ script, consultant, model }: Sale, at: Instant): { orderId: string; amount: number } {
  const { random, opportunity } = script;
  const orderId = `${opportunity}-order`;
  const extras = random.whole(0, 12) * 1000;
  const amount = model.price + extras;
  const order = { orderId, origin: 'opportunity', model: model.name, amount: yuan(amount), deposit: yuan(DEPOSIT) };
  script.act('PlaceOrder', order, { actor: consultant, at, milestone: { kind: 'ordered', value: amount } });
  const paid = later(at, random.whole(5, 60) * 60_000);
  const payment = { orderId, amount: yuan(DEPOSIT), receivedAt: paid };
  script.act('RecordPayment', payment, { actor: consultant, at: paid, mayBeLate: true });
  if (!random.chance(calibration.orderAmended)) return { orderId, amount };

  const amended = amount + random.whole(1, 9) * 1000;
  const changedAt = later(paid, random.whole(10, 120) * 60_000);
  script.act(
    'AmendOrder',
    { orderId, change: { amount: yuan(amended) }, reason: '客户加装配件' },
    { actor: consultant, at: changedAt, milestone: { kind: 'amended', value: amended } },
  );
  return { orderId, amount: amended };
}

const DEPOSIT = 5000;

/** Order, match, delivery, conversion and the file. */
function sell(sale: Sale, at: Instant): void {
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

  const converted = later(delivered, random.whole(20, 120) * 60_000);
  const buyer = buyerOf(person, vin, calendar.dateOf(deliveryDay));
  script.act('Convert', buyer, { actor: consultant, at: converted, milestone: { kind: 'won' } });
  const archivedAt = later(converted, random.whole(5, 60) * 60_000);
  const file = { fileRef: `${script.opportunity}-file`, sha256: hexOf(random), archivedAt };
  script.act('ArchiveCustomerFile', file, { actor: consultant, at: archivedAt });
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
function lose({ script, outlet, consultant }: Sale, wanted: Instant): void {
  const { random, calendar } = script;
  const at = whenOpen(calendar, later(latest(wanted, script.settledAt), 60_000), random);
  const [family, code] = random.weighted(LOSSES).split('/') as [string, string];
  const competitor = family === 'bought_other' ? { competitor: random.pick(RIVALS) } : {};
  script.act(
    'LoseOpportunity',
    { reason: { family, code }, ...competitor },
    { actor: consultant, at, milestone: { kind: 'lost' } },
  );
  const reviewed = calendar.at(calendar.dayOf(at) + 1, OPENS + random.whole(0, 500));
  const verdict = random.weighted({ objective: 5, subjective: 3, unclear: 2 });
  script.act('ReviewLoss', { verdict }, { actor: outlet.manager, at: reviewed });
}

function yuan(whole: number): Money & { readonly [key: string]: string } {
  return { ...money(BigInt(whole) * 100n, 'CNY') };
}

function hexOf(random: Random): string {
  return Array.from({ length: 64 }, () => '0123456789abcdef'.charAt(random.whole(0, 15))).join('');
}
