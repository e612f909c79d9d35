import { type Instant, type JsonObject, type LocalDate, later, type Money, money } from '#kernel';
import { INFO_SOURCES } from '../catalogue.ts';
import { CLOSES, hours, minutes } from '../script.ts';
import type { Life, OfOutlet, When } from './life.ts';
import { holidaysBetween } from './published-days.ts';

const RECORDER = { id: 'sim-recorder', role: 'service' };
const ENOUGH = '已确认预算与车型，约好下次到店时间';

/** Somebody comes to the showroom, and a file is opened: from 10:20 to 11:59 on the first day. */
export function opens(life: Life, file: JsonObject = {}, { visits = true } = {}): Instant {
  const { opportunity, outlet, random, person, model, consultant } = life;
  const arrival = random.whole(600, 699);
  const visitId = `${opportunity}-visit`;
  const visit = { channel: 'showroom', outlet: outlet.id, partySize: random.whole(1, 3) };
  if (visits) life.act('RegisterTraffic', visit, [0, arrival], { actor: outlet.frontDesk, id: visitId });
  const { surname, phone, gender, birthday, area } = person;
  const data: JsonObject = {
    customerId: `${opportunity}-customer`,
    customer: { surname, phone, gender, birthday, residentialArea: area },
    infoSource: random.weighted(INFO_SOURCES),
    expectedPurchaseDate: life.dateOf(200),
    intakeChannel: 'showroom',
    salesChannel: 'dealer',
    ...(visits && { visitId }),
    consultant: consultant.id,
    outlet: outlet.id,
    dimensions: { team: outlet.manager.id, region: outlet.region },
    product: model.name,
    value: yuan(model.price),
    stageModel: 'dealer',
    ...file,
  };
  return life.act('CreateOpportunity', data, [0, arrival + 20], { milestone: { kind: 'created', value: model.price } });
}

/** Plans the n-th contact for the evening of a day. */
export function plans(
  life: Life,
  n: number,
  dueDay: number,
  when: When,
  description = `第${n}次联系：${ENOUGH}`,
): Instant {
  const dueAt = life.at([dueDay, CLOSES]);
  const purpose = n === 1 ? 'first_contact' : 'follow_up';
  const activity = { activityId: activityOf(life, n), dueAt, type: 'phone', purpose, description };
  return life.act('ScheduleFollowUp', activity, when);
}

/** Makes the n-th contact. @returns when it is entered */
export function contacts(
  life: Life,
  n: number,
  when: When,
  { outcome = 'reached', recordedAt }: { readonly outcome?: string; readonly recordedAt?: Instant } = {},
): Instant {
  const data = { activityId: activityOf(life, n), contactAt: life.at(when), outcome };
  return life.act('CompleteFollowUp', data, when, {
    milestone: { kind: 'stage', stage: 'FOLLOWED_UP' },
    ...(recordedAt && { recordedAt }),
  });
}

/** Puts the n-th contact on record, and has it checked two minutes later. @returns when that is entered */
export function records(life: Life, n: number, [day, minute]: When): Instant {
  const { opportunity, random } = life;
  const activityId = activityOf(life, n);
  const uri = `https://recordings.invalid/${opportunity}/${n}`;
  const recording = { activityId, uri, sha256: hexOf(life), durationSec: random.whole(40, 400) };
  life.act('AttachRecording', recording, [day, minute]);
  return life.act('CheckRecording', { activityId, sha256Matches: true }, [day, minute + 2], { actor: RECORDER });
}

/** The first contact, planned for the third day, made, and put on record. */
export function firstContact(life: Life, description?: string): Instant {
  const planned = plans(life, 1, 2, [0, 740], description);
  contacts(life, 1, [2, life.minute]);
  records(life, 1, [2, life.minute + 1]);
  return planned;
}

/** Somebody who does not buy: told so in the n-th contact, and reviewed the day after unless said otherwise. */
export function loses(
  life: Life,
  day: number,
  { reviewedOn = day + 1 }: { readonly reviewedOn?: number | null } = {},
): Instant {
  const reason = { family: 'gave_up', code: 'price' };
  const lost = life.act('LoseOpportunity', { reason }, [day, life.minute + 45], { milestone: { kind: 'lost' } });
  const { manager } = life.outlet;
  if (reviewedOn !== null) life.act('ReviewLoss', { verdict: 'objective' }, [reviewedOn, 600], { actor: manager });
  return lost;
}

/** A second contact four days after the first one, in which the customer says no. */
export function endsInALoss(life: Life): void {
  plans(life, 2, 6, [2, life.minute + 5]);
  contacts(life, 2, [6, life.minute]);
  loses(life, 6);
}

export interface Drive {
  readonly day?: number;
  readonly tenths?: number;
  readonly driver?: JsonObject;
  /** When the car comes back, if not after half an hour. */
  readonly backAt?: When;
}

/** A drive in a demo car of its own. @returns when it is completed, and when the car is back */
export function drives(life: Life, { day = 6, tenths = 84, driver = {}, backAt }: Drive = {}) {
  const { opportunity, person, minute } = life;
  const [vehicleId, bookingId] = [`${opportunity}-car`, `${opportunity}-drive`];
  const out: When = [day, minute + 20];
  const back: When = backAt ?? [day, minute + 50];
  const trip = { bookingId, opportunityId: opportunity };
  life.act('BookTestDrive', { bookingId, slot: life.at(out), vehicleId }, [day, minute + 10]);
  life.act('CheckOutDemoCar', { ...trip, odometerKm: 1000, at: life.at(out) }, out, { id: vehicleId });
  const read = { ...trip, odometerKm: (10_000 + tenths) / 10, at: life.at(back) };
  const returned = life.act('ReturnDemoCar', read, back, { id: vehicleId });
  const { name, phone, idNumber } = person;
  const who = { name, phone, idNumber, licenceNumber: idNumber, ...driver };
  const completed = life.act(
    'CompleteTestDrive',
    { bookingId, mileageKm: tenths / 10, driver: who },
    [back[0], back[1] + 5],
    { milestone: { kind: 'stage', stage: 'TEST_DRIVEN' } },
  );
  return { completed, returned, vehicleId };
}

export interface Purchase {
  readonly vin?: string;
  readonly buyer?: JsonObject;
  readonly demand?: NonNullable<OfOutlet['order']>['demand'];
  readonly export?: NonNullable<OfOutlet['sold']>['export'];
  /** When the sale is concluded and the file put away, where not on the day of the delivery. */
  readonly converted?: When;
  readonly archived?: When;
  /** Greetings and calls that are left out, or made at another time: by task. */
  readonly care?: Readonly<Record<string, When | 'never'>>;
  /** Whether anybody greets the customer on holidays. */
  readonly greets?: boolean;
  /** Default: that of the person. */
  readonly birthday?: LocalDate;
  readonly drive?: Drive;
}

/** Instants of a sale. */
export interface Sold {
  readonly ordered: Instant;
  readonly matched: Instant;
  readonly delivered: Instant;
  readonly converted: Instant;
  readonly archived: Instant;
  /** When each task of after-sales care is entered. */
  readonly care: ReadonlyMap<string, Instant>;
  /** Named holidays on which the customer is to be greeted, as far as that is decided by the end. */
  readonly holidays: readonly LocalDate[];
}

/** The days of a sale, from the arrival: the drive, the order, the match and the delivery. */
export const SALE = { drive: 6, order: 9, match: 25, delivery: 28 } as const;

/** From the second contact on: a drive, an order, a match, a delivery, and four weeks of care. */
export function buys(life: Life, purchase: Purchase = {}): Sold {
  const { minute, opportunity, outlet, model } = life;
  const { calendar } = life.script;
  const { vin = life.vin, converted = [SALE.delivery, 900], archived = [SALE.delivery, 930] } = purchase;
  const orderId = `${opportunity}-order`;
  plans(life, 2, SALE.drive, [2, minute + 5]);
  contacts(life, 2, [SALE.drive, minute]);
  drives(life, purchase.drive);
  plans(life, 3, SALE.order, [SALE.drive, minute + 65]);

  contacts(life, 3, [SALE.order, minute]);
  const order = { orderId, origin: 'opportunity', model: model.name, amount: yuan(model.price), deposit: yuan(5000) };
  const ordered = life.act('PlaceOrder', order, [SALE.order, minute + 30], {
    milestone: { kind: 'ordered', value: model.price },
  });
  plans(life, 4, SALE.match, [SALE.order, minute + 35]);
  life.ofOutlet.order = { orderId, model: model.name, at: ordered, demand: purchase.demand ?? 'due' };

  contacts(life, 4, [SALE.match, minute]);
  const matched = life.act('MatchVehicle', { orderId, vin }, [SALE.match, minute + 30], {
    actor: outlet.planner,
    milestone: { kind: 'stage', stage: 'MATCHED' },
  });
  life.ofOutlet.matched = { vin, at: matched };
  plans(life, 5, SALE.delivery, [SALE.match, minute + 35]);

  contacts(life, 5, [SALE.delivery, 600]);
  if (converted[0] > SALE.delivery) plans(life, 6, converted[0] + 1, [SALE.delivery, 610]);
  const deliveredAt = life.at([SALE.delivery, 840]);
  const delivered = life.act('DeliverVehicle', { orderId, vin, deliveredAt }, [SALE.delivery, 840], {
    milestone: { kind: 'stage', stage: 'DELIVERED' },
  });
  const sold = life.act('Convert', { ...buyerOf(life, vin), ...purchase.buyer }, converted, {
    milestone: { kind: 'won' },
  });
  life.ofOutlet.sold = { at: sold, export: purchase.export ?? 'same day' };
  const archivedAt = life.at(archived);
  const file = { fileRef: `${opportunity}-file`, sha256: hexOf(life), archivedAt };
  const filed = life.act('ArchiveCustomerFile', file, archived);
  // Decided a day after the day is over.
  const isDecided = (date: LocalDate) => calendar.at(calendar.dayOn(date) + 2, 0) < life.end;
  const holidays = holidaysBetween(life.dateOf(converted[0]), life.dateOf(SALE.delivery + 365)).filter(isDecided);
  const birthdays = birthdaysAfter(life.dateOf(converted[0]), purchase.birthday ?? life.person.birthday).filter(
    isDecided,
  );
  return {
    ordered,
    matched,
    delivered,
    converted: sold,
    archived: filed,
    care: cares(life, { holidays, birthdays }, purchase),
    holidays,
  };
}

/** The calls that a delivery asks for, each a day or more before it is due. */
function callsAfter(day: number): readonly (readonly [taskId: string, kind: string, when: When])[] {
  const weekly = [1, 2, 3, 4].map((week) => [`care-weekly-${week}`, 'care-weekly', [day + 7 * week - 1, 640]] as const);
  return [['care-48h', 'care-48h', [day + 1, 620]], ...weekly];
}

/** Makes the calls after a delivery on a day. */
export function calls(life: Life, day: number): void {
  for (const [taskId, kind, when] of callsAfter(day)) life.act('CompleteCareTask', { taskId, kind }, when);
}

/** Calls and greetings, each in good time unless said otherwise. */
function cares(
  life: Life,
  { holidays, birthdays }: Readonly<Record<'holidays' | 'birthdays', readonly LocalDate[]>>,
  { care = {}, greets = true }: Purchase,
): ReadonlyMap<string, Instant> {
  const done = new Map<string, Instant>();
  const call = (taskId: string, kind: string, usual: When) => {
    const when = care[taskId] ?? usual;
    if (when !== 'never') done.set(taskId, life.act('CompleteCareTask', { taskId, kind }, when));
  };
  for (const [taskId, kind, usual] of callsAfter(SALE.delivery)) call(taskId, kind, usual);
  const { calendar } = life.script;
  const arrival = calendar.dayOf(life.at([0, 0]));
  for (const date of greets ? holidays : []) {
    call(`care-holiday-${date}`, 'care-holiday', [calendar.dayOn(date) - arrival, 660]);
  }
  for (const date of birthdays) {
    call(`care-birthday-${date.slice(0, 4)}`, 'care-birthday', [calendar.dayOn(date) - arrival, 680]);
  }
  return done;
}

/** Within a year after a date; nobody here was born on a leap day. */
function birthdaysAfter(date: LocalDate, birthday: string): readonly LocalDate[] {
  const year = Number(date.slice(0, 4));
  const dates = [year, year + 1].map((one) => `${one}${birthday.slice(4)}` as LocalDate);
  return dates.filter((one) => one > date).slice(0, 1);
}

export function buyerOf({ person, dateOf }: Life, vin: string): JsonObject {
  const { name, idNumber, phone, province, city, address } = person;
  const contact = { contactName: name, contactMobile: phone };
  const who = { customerType: 'person', customerName: name, idNumber, mobile: phone, invoiceName: name };
  return { ...who, province, city, address, ...contact, vin, saleDate: dateOf(SALE.delivery) };
}

function activityOf({ opportunity }: Life, n: number): string {
  return `${opportunity}-contact-${n}`;
}

function hexOf({ random }: Life): string {
  return Array.from({ length: 64 }, () => '0123456789abcdef'.charAt(random.whole(0, 15))).join('');
}

export function yuan(whole: number): Money & { readonly [key: string]: string } {
  return { ...money(BigInt(whole) * 100n, 'CNY') };
}

/** The instant some hours, and minutes, later. */
export function after(instant: Instant, hoursLater: number, minutesLater = 0): Instant {
  return later(instant, hours(hoursLater) + minutes(minutesLater));
}
