import type { Instant, LocalDate } from '#kernel';
import type { Life, When } from './life.ts';
import { workingDayAfter } from './published-days.ts';
import { triesWhatIsRefused } from './refused-commands.ts';
import {
  after,
  buys,
  contacts,
  drives,
  endsInALoss,
  firstContact,
  loses,
  opens,
  plans,
  records,
  SALE,
} from './steps.ts';

/** How one customer is handled: what is broken is noted where it is planned. */
export type Case = (life: Life) => void;

/** By what they show; those whose names begin with `keeps` break nothing, and come close to it. */
export const CASES: Readonly<Record<string, Case>> = {
  'keeps everything, and does not sell'(life) {
    opens(life);
    firstContact(life);
    endsInALoss(life);
  },
  'keeps everything, and sells'(life) {
    opens(life);
    firstContact(life);
    buys(life);
    triesWhatIsRefused(life);
  },
  'keeps care-birthday on the day itself'(life) {
    bornOn(life, SALE.delivery + 5);
  },
  'keeps first-follow-up on the fifth day'(life) {
    opens(life);
    plans(life, 1, 5, [0, 740]);
    contacts(life, 1, [5, 605]);
    records(life, 1, [5, 606]);
    plans(life, 2, 8, [5, 610]);
    contacts(life, 2, [8, life.minute]);
    loses(life, 8);
  },
  'keeps test-drive-distance with 5.1 km'(life) {
    opens(life);
    firstContact(life);
    buys(life, { drive: { tenths: 51 } });
  },
  'keeps activity-same-day, entered the day after'(life) {
    opens(life);
    firstContact(life);
    plans(life, 2, 6, [2, life.minute + 5]);
    plans(life, 3, 9, [2, life.minute + 6]);
    contacts(life, 2, [6, life.minute], { recordedAt: life.at([7, 1410]) });
    contacts(life, 3, [9, life.minute]);
    loses(life, 9);
  },
  'keeps activity-same-day by moving it in time'(life) {
    opens(life);
    firstContact(life);
    plans(life, 2, 6, [2, life.minute + 5]);
    moves(life, 2, 9, [6, 1320]);
    contacts(life, 2, [9, life.minute]);
    loses(life, 9);
  },
  'intake-phone-valid'(life) {
    const { surname, gender, birthday, area } = life.person;
    const customer = { surname, phone: '1234567', gender, birthday, residentialArea: area };
    life.breaks('intake-phone-valid', { since: opens(life, { customer }) });
    firstContact(life);
    endsInALoss(life);
  },
  'intake-source-known'(life) {
    life.breaks('intake-source-known', { since: opens(life, { infoSource: 'hearsay' }) });
    firstContact(life);
    endsInALoss(life);
  },
  'needs-traffic'(life) {
    life.breaks('needs-traffic', { since: opens(life, {}, { visits: false }) });
    firstContact(life);
    endsInALoss(life);
  },
  'unprofiled-visit-reason'(life) {
    const { outlet, consultant } = life;
    const id = `${life.opportunity}-passer-by`;
    const visit = { channel: 'showroom', outlet: outlet.id };
    const by = { actor: outlet.frontDesk, id };
    life.act('RegisterTraffic', { ...visit, partySize: 1 }, [0, 560], by);
    const since = life.act('RecordUnprofiledVisit', { ...visit, consultant: consultant.id }, [0, 570], by);
    life.breaks('unprofiled-visit-reason', { since }, { kind: 'consultant', id: consultant.id });
    opens(life);
    firstContact(life);
    endsInALoss(life);
  },
  'no-expired-opportunity'(life) {
    opens(life, { expectedPurchaseDate: life.dateOf(3) });
    firstContact(life);
    plans(life, 2, 8, [2, life.minute + 5]);
    const change = { new: life.dateOf(60), reason: '客户推迟了购车计划' };
    const fixedAt = life.act('ReschedulePurchase', change, [6, life.minute]);
    life.breaks('no-expired-opportunity', { since: life.closeOf(4), fixedAt });
    contacts(life, 2, [8, life.minute]);
    loses(life, 8);
  },
  'next-step-planned'(life) {
    opens(life);
    firstContact(life);
    const fixedAt = plans(life, 2, 8, [5, life.minute]);
    life.breaks('next-step-planned', { since: life.closeOf(2), fixedAt });
    contacts(life, 2, [8, life.minute]);
    loses(life, 8);
  },
  'first-follow-up'(life) {
    opens(life);
    plans(life, 1, 2, [0, 740]);
    contacts(life, 1, [2, life.minute], { outcome: 'no_answer' });
    plans(life, 2, 7, [2, life.minute + 5]);
    const fixedAt = contacts(life, 2, [7, life.minute]);
    records(life, 2, [7, life.minute + 1]);
    life.breaks('first-follow-up', { ...due(life.closeOf(5)), fixedAt });
    plans(life, 3, 9, [7, life.minute + 5]);
    contacts(life, 3, [9, life.minute]);
    loses(life, 9);
  },
  'first-follow-up-recording'(life) {
    opens(life);
    plans(life, 1, 4, [0, 740]);
    const called = contacts(life, 1, [4, life.minute]);
    plans(life, 2, 8, [4, life.minute + 5]);
    const fixedAt = records(life, 1, [7, life.minute]);
    life.breaks('first-follow-up-recording', { ...due(after(called, 24)), fixedAt });
    contacts(life, 2, [8, life.minute]);
    loses(life, 8);
  },
  'first-follow-up-recording, never'(life) {
    opens(life);
    plans(life, 1, 2, [0, 740]);
    const called = contacts(life, 1, [2, life.minute]);
    life.breaks('first-follow-up-recording', due(after(called, 24)));
    endsInALoss(life);
  },
  'activity-same-day'(life) {
    missed(life, () => contacts(life, 2, [7, 600]));
  },
  'activity-same-day, entered too late'(life) {
    missed(life, () => contacts(life, 2, [6, life.minute], { recordedAt: life.at([8, 60]) }));
  },
  'activity-same-day, moved too late'(life) {
    missed(life, () => moves(life, 2, 8, [7, 600]));
    contacts(life, 2, [8, life.minute]);
  },
  'activity-description'(life) {
    opens(life);
    life.breaks('activity-description', { since: firstContact(life, '跟进一下') });
    endsInALoss(life);
  },
  'reception-process, a drive before the first contact'(life) {
    opens(life);
    plans(life, 1, 2, [0, 740]);
    life.breaks('reception-process', { since: drives(life, { day: 1 }).completed });
    contacts(life, 1, [2, life.minute]);
    records(life, 1, [2, life.minute + 1]);
    endsInALoss(life);
  },
  'reception-process, a first contact after 120 hours'(life) {
    opens(life);
    plans(life, 1, 5, [0, 740]);
    life.breaks('reception-process', { since: contacts(life, 1, [5, life.minute]) });
    records(life, 1, [5, life.minute + 1]);
    plans(life, 2, 8, [5, life.minute + 5]);
    contacts(life, 2, [8, life.minute]);
    loses(life, 8);
  },
  'test-drive-distance'(life) {
    opens(life);
    firstContact(life);
    plans(life, 2, 6, [2, life.minute + 5]);
    contacts(life, 2, [6, life.minute]);
    plans(life, 3, 9, [6, life.minute + 5]);
    life.breaks('test-drive-distance', { since: drives(life, { tenths: 50 }).completed });
    contacts(life, 3, [9, life.minute]);
    loses(life, 9);
  },
  'id-number-valid'(life) {
    opens(life);
    firstContact(life);
    plans(life, 2, 6, [2, life.minute + 5]);
    contacts(life, 2, [6, life.minute]);
    plans(life, 3, 9, [6, life.minute + 5]);
    const { completed } = drives(life, { driver: { idNumber: '110105194912310021' } });
    life.breaks('id-number-valid', { since: completed });
    contacts(life, 3, [9, life.minute]);
    loses(life, 9);
  },
  'demo-car-returned'(life) {
    opens(life);
    firstContact(life);
    plans(life, 2, 6, [2, life.minute + 5]);
    contacts(life, 2, [6, life.minute]);
    plans(life, 3, 9, [6, life.minute + 5]);
    const { vehicleId, returned } = drives(life, { backAt: [7, 560] });
    const breach = { since: life.closeOf(6), fixedAt: returned };
    life.breaks('demo-car-returned', breach, { kind: 'vehicle', id: vehicleId });
    contacts(life, 3, [9, life.minute]);
    loses(life, 9);
  },
  'lost-reviewed'(life) {
    notReviewedInTime(life, 20);
  },
  'lost-reviewed, never'(life) {
    notReviewedInTime(life, null);
  },
  'no-hoarding'(life) {
    opens(life);
    firstContact(life);
    const fixedAt = plans(life, 2, 37, [35, life.minute]);
    life.breaks('next-step-planned', { since: life.closeOf(2), fixedAt });
    life.breaks('no-hoarding', { since: life.closeOf(32), fixedAt });
    contacts(life, 2, [37, life.minute]);
    loses(life, 37);
  },
  'weekly-demand'(life) {
    opens(life);
    firstContact(life);
    buys(life, { demand: 'a week late' });
  },
  'customer-file-24h'(life) {
    const { delivered, archived } = sells(life, { archived: [SALE.delivery + 2, 600] });
    life.breaks('customer-file-24h', { ...due(after(delivered, 24)), fixedAt: archived });
  },
  'convert-after-delivery'(life) {
    const { delivered, converted } = sells(life, { converted: [SALE.delivery + 1, 870] });
    life.breaks('convert-after-delivery', { ...due(after(delivered, 24)), fixedAt: converted });
  },
  'sale-date-consistent'(life) {
    const { converted } = sells(life, { buyer: { saleDate: life.dateOf(SALE.order - 1) } });
    life.breaks('sale-date-consistent', { since: converted });
  },
  'erp-same-day'(life) {
    sells(life, { export: 'next day' });
    const fixedAt = life.at([SALE.delivery + 1, NEXT_MORNING]);
    life.breaks('erp-same-day', { ...due(life.closeOf(SALE.delivery)), fixedAt });
  },
  'erp-same-day, never'(life) {
    sells(life, { export: 'never' });
    life.breaks('erp-same-day', due(life.closeOf(SALE.delivery)));
  },
  'care-48h'(life) {
    const { delivered, care } = sells(life, { care: { 'care-48h': [SALE.delivery + 4, 600] } });
    life.breaks('care-48h', { ...due(after(delivered, 48)), ...mendedBy(care, 'care-48h') });
  },
  'care-weekly'(life) {
    const { care } = sells(life, { care: { 'care-weekly-2': [SALE.delivery + 17, 600], 'care-weekly-3': 'never' } });
    const dueIn = (week: number) => due(life.closeOf(SALE.delivery + 7 * week));
    life.breaks('care-weekly', { ...dueIn(2), ...mendedBy(care, 'care-weekly-2') });
    life.breaks('care-weekly', dueIn(3));
  },
  'care-holiday'(life) {
    const { holidays } = sells(life, { greets: false });
    const { calendar } = life.script;
    for (const date of holidays) life.breaks('care-holiday', due(calendar.at(calendar.dayOn(date) + 1, 0)));
  },
  'care-birthday'(life) {
    const { care, task, dueAt } = bornOn(life, SALE.delivery + 5, [SALE.delivery + 6, 680]);
    life.breaksUnseen('care-birthday', { ...due(dueAt), ...mendedBy(care, task) });
  },
  'care-birthday, never'(life) {
    const { dueAt } = bornOn(life, SALE.delivery + 5, 'never');
    life.breaksUnseen('care-birthday', due(dueAt));
  },
  'organisation-contact'(life) {
    const { contactName, ...file } = { ...ORGANISATION, contactName: '虚构采购有限部' };
    const { converted } = sells(life, { buyer: { ...file, contactName } });
    life.breaks('organisation-contact', { since: converted });
  },
  'vin-check-digit'(life) {
    const { vin } = life;
    const digit = vin.charAt(8) === '0' ? '1' : '0';
    const { matched, delivered, converted } = sells(life, { vin: `${vin.slice(0, 8)}${digit}${vin.slice(9)}` });
    for (const since of [matched, delivered, converted]) life.breaks('vin-check-digit', { since });
  },
};

/** Minute of the day at which what was not exported the day before is. */
export const NEXT_MORNING = 545;

/** @source the social credit code given as an example in GB 32100-2015 */
const ORGANISATION = {
  customerType: 'organisation',
  customerName: '虚构商贸中心',
  invoiceName: '虚构商贸中心',
  idNumber: '91350100M000100Y43',
};

function due(deadline: Instant) {
  return { since: deadline, dueAt: deadline };
}

function mendedBy(care: ReadonlyMap<string, Instant>, task: string) {
  const fixedAt = care.get(task);
  return fixedAt === undefined ? {} : { fixedAt };
}

function sells(life: Life, purchase: Parameters<typeof buys>[1]) {
  opens(life);
  firstContact(life);
  return buys(life, purchase);
}

/** A sale to somebody whose birthday is on a day after it. */
function bornOn(life: Life, day: number, greeted: When | 'never' = [day, 680]) {
  const date = life.dateOf(day);
  const [birthday, task] = [`1990${date.slice(4)}` as LocalDate, `care-birthday-${date.slice(0, 4)}`];
  const { surname, phone, gender, area } = life.person;
  opens(life, { customer: { surname, phone, gender, birthday, residentialArea: area } });
  firstContact(life);
  return { ...buys(life, { birthday, care: { [task]: greeted } }), task, dueAt: life.closeOf(day) };
}

function moves(life: Life, n: number, day: number, when: When): Instant {
  const activityId = `${life.opportunity}-contact-${n}`;
  return life.act('RescheduleFollowUp', { activityId, to: life.at([day, 1080]), reason: '客户改期' }, when);
}

/** The second contact, due on the seventh day, is missed; a third is planned, so that there is a next step. */
function missed(life: Life, mend: () => Instant): void {
  opens(life);
  firstContact(life);
  plans(life, 2, 6, [2, life.minute + 5]);
  plans(life, 3, 9, [2, life.minute + 6]);
  life.breaks('activity-same-day', { ...due(life.closeOf(6)), fixedAt: mend() });
  contacts(life, 3, [9, life.minute]);
  loses(life, 9);
}

function notReviewedInTime(life: Life, reviewedOn: number | null): void {
  opens(life);
  firstContact(life);
  plans(life, 2, 6, [2, life.minute + 5]);
  contacts(life, 2, [6, life.minute]);
  loses(life, 6, { reviewedOn });
  const { calendar } = life.script;
  const lastDay = calendar.dayOn(workingDayAfter(life.dateOf(6), 3));
  const fixed = reviewedOn === null ? {} : { fixedAt: life.at([reviewedOn, 600]) };
  life.breaks('lost-reviewed', { ...due(calendar.at(lastDay + 1, 0)), ...fixed });
}
