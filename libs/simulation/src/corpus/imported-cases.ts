import type { Case } from './cases.ts';
import type { Life } from './life.ts';
import {
  afterwards,
  asConsultant,
  atMinute,
  BETWEEN_PIECES,
  caredFor,
  converted,
  created,
  delivered,
  driven,
  lost,
  MINUTES,
  matched,
  ordered,
  orderIn,
  reached,
  SOUND,
  type Told,
  takeOver,
  told,
} from './taken-over.ts';

/** What no command could do: it comes from another system, to be judged. By the hard rule that it breaks. */
export const IMPORTED_CASES: Readonly<Record<string, Case>> = {
  'keeps every hard rule, taken over'(life) {
    sold(life, {});
  },
  'intake-channel-known'(life) {
    breaks(life, 'intake-channel-known', 'created');
    takeOver(life, [created(life, { intakeChannel: 'fax' }), ...lost(life)]);
  },
  'intake-mandatory-fields'(life) {
    breaks(life, 'intake-mandatory-fields', 'created');
    const checks = { filled: 5, missing: ['phone'], birthdayKnown: true, birthdayPlausible: true };
    takeOver(life, [created(life, { checks }), ...lost(life)]);
  },
  'birthday-unknown-sentinel'(life) {
    breaks(life, 'birthday-unknown-sentinel', 'created');
    const checks = { filled: 6, missing: [], phoneValid: true, birthdayKnown: true, birthdayPlausible: false };
    takeOver(life, [created(life, { checks }), ...lost(life)]);
  },
  'partner-agreement'(life) {
    breaks(life, 'partner-agreement', 'created');
    takeOver(life, [created(life, { partnerId: 'sim-no-partner' }), ...lost(life)]);
  },
  'reschedule-not-past'(life) {
    breaks(life, 'reschedule-not-past', 'booked');
    const change = { old: life.dateOf(200), new: life.dateOf(-1), reason: '客户改期' };
    const changed = told(life, 'ExpectedPurchaseDateChanged', MINUTES.booked, change);
    takeOver(life, [created(life), changed, ...lost(life)]);
  },
  'activity-purpose'(life) {
    breaks(life, 'activity-purpose', 'booked');
    const checks = { descriptionLength: 20, emptyPhrase: false, repeatsPrevious: false };
    const activity = { activityId: `${life.opportunity}-contact-9`, type: 'phone', consultant: life.consultant.id };
    const dueAt = atMinute(life, 1_080);
    const planned = told(life, 'FollowUpScheduled', MINUTES.booked, { ...activity, dueAt, checks });
    takeOver(life, [created(life), planned, ...lost(life)]);
  },
  'stage-by-event'(life) {
    breaks(life, 'stage-by-event', 'booked');
    const change = { from: 'PROFILED', to: 'ORDERED', reason: '手工调整' };
    takeOver(life, [created(life), told(life, 'StageChanged', MINUTES.booked, change), ...lost(life)]);
  },
  'test-drive-booked'(life) {
    breaks(life, 'test-drive-booked', 'booked');
    takeOver(life, [created(life), ...lost(life)]);
    takeOver(life, trip(life, 'b-1', MINUTES.booked, MINUTES.driven), ofCar(life));
  },
  'one-check-out-per-car'(life) {
    const again = MINUTES.booked + 30;
    life.breaks('one-check-out-per-car', { since: atMinute(life, again) }, { kind: 'vehicle', id: carOf(life) });
    takeOver(life, [created(life), books(life, 'b-1'), books(life, 'b-2'), ...lost(life)]);
    const [out, back] = trip(life, 'b-1', MINUTES.booked, MINUTES.driven + 5);
    const [outAgain, backAgain] = trip(life, 'b-2', again, MINUTES.driven);
    takeOver(life, [out, outAgain, backAgain, back], ofCar(life));
  },
  'demo-car-returned'(life) {
    breaks(life, 'demo-car-returned', 'driven');
    const bookingId = `${life.opportunity}-drive`;
    const [, completed] = driven(life, { vehicleId: carOf(life) });
    takeOver(life, [created(life), ...reached(life), books(life, bookingId)]);
    takeOver(life, trip(life, bookingId, MINUTES.booked + 10, MINUTES.driven + 20), ofCar(life));
    takeOver(life, [completed as Told, ...lost(life)]);
  },
  'test-drive-mileage'(life) {
    breaks(life, 'test-drive-mileage', 'driven');
    const read = { mileageKm: 8.6, odometer: { startKm: 1000, endKm: 1008.4 } };
    takeOver(life, [created(life), ...reached(life), ...driven(life, read), ...lost(life)]);
  },
  'test-drive-driver'(life) {
    breaks(life, 'test-drive-driver', 'driven');
    const checks = { missing: ['licenceNumber'], phoneValid: true, idNumberValid: true };
    takeOver(life, [created(life), ...reached(life), ...driven(life, { checks }), ...lost(life)]);
  },
  'lost-needs-reason'(life) {
    breaks(life, 'lost-needs-reason', 'lost');
    takeOver(life, [created(life), ...lost(life, { reason: { family: 'gave_up', code: 'whim' } })]);
  },
  'lost-puts-customer-to-sleep'(life) {
    breaks(life, 'lost-puts-customer-to-sleep', 'lost');
    takeOver(life, [created(life), ...lost(life, { sleeps: false })]);
  },
  'discount-authority'(life) {
    breaks(life, 'discount-authority', 'ordered');
    sold(life, { order: [ordered(life, { discount: { amount: '5000.00', currency: 'CNY' } })] });
  },
  'matcher-not-seller and segregation-of-duties'(life) {
    breaks(life, 'matcher-not-seller', 'matched');
    breaks(life, 'segregation-of-duties', 'matched');
    const { opportunity } = life;
    const cancelled = told(life, 'OrderCancelled', MINUTES.archived, {
      orderId: orderIn(life),
      vin: life.vin,
      reason: '退订',
    });
    const facts = [
      created(life),
      ...reached(life),
      ...driven(life),
      ordered(life),
      matched(life),
      cancelled,
      ...lost(life),
    ];
    takeOver(life, facts, { id: opportunity, by: asConsultant(life) });
  },
  'vin-matched-once'(life) {
    const other: Life = { ...life, opportunity: `${life.opportunity}-b`, vin: life.vin };
    for (const one of [life, other]) {
      const cancelled = told(one, 'OrderCancelled', MINUTES.archived, {
        orderId: orderIn(one),
        vin: one.vin,
        reason: '退订',
      });
      const facts = [created(one), ...reached(one), ...driven(one), ordered(one), matched(one), cancelled];
      const id = one.opportunity;
      const customerId = `${id}-customer`;
      const gone = [
        told(one, 'Lost', MINUTES.lost, { reason: { family: 'gave_up', code: 'price' } }),
        told(one, 'CustomerDormant', MINUTES.lost, { customerId }),
      ];
      takeOver(life, [...facts, ...gone], { id });
      life.act('ReviewLoss', { verdict: 'objective' }, [1, 600], { actor: life.outlet.manager, id });
    }
    const subject = { kind: 'opportunity', id: other.opportunity } as const;
    life.breaks('vin-matched-once', { since: atMinute(life, MINUTES.matched) }, subject);
  },
  'order-before-delivery'(life) {
    breaks(life, 'order-before-delivery', 'delivered');
    breaks(life, 'reception-process', 'delivered');
    sold(life, { order: [], match: [] });
  },
  'match-before-delivery'(life) {
    breaks(life, 'match-before-delivery', 'delivered');
    breaks(life, 'reception-process', 'delivered');
    sold(life, { match: [] });
  },
  'vin-consistent'(life) {
    breaks(life, 'vin-consistent', 'delivered');
    const other = '1M8GDM9AXKP042788';
    sold(life, { delivery: [delivered(life, other), converted(life, {}, other)] });
  },
  'vin-format'(life) {
    const vin = `${life.vin.slice(0, 3)}I${life.vin.slice(4)}`;
    for (const when of ['matched', 'delivered', 'converted'] as const) breaks(life, 'vin-format', when);
    sold(life, { match: [matched(life, vin)], delivery: [delivered(life, vin), converted(life, {}, vin)] });
  },
  'delivery-fields'(life) {
    breaks(life, 'delivery-fields', 'converted');
    const checks = { ...SOUND, filled: 9, missing: ['address'] };
    sold(life, { delivery: [delivered(life), converted(life, { checks })] });
  },
  'name-equals-invoice'(life) {
    breaks(life, 'name-equals-invoice', 'converted');
    const checks = { ...SOUND, nameEqualsInvoice: false };
    sold(life, { delivery: [delivered(life), converted(life, { checks })] });
  },
  'organisation-contact, no person'(life) {
    breaks(life, 'organisation-contact', 'converted');
    const checks = { ...SOUND, contactDiffers: false };
    sold(life, { delivery: [delivered(life), converted(life, { customerType: 'organisation', checks })] });
  },
  'care-plan'(life) {
    breaks(life, 'care-plan', 'converted');
    sold(life, { plan: false });
  },
  'delivered-needs-test-drive'(life) {
    breaks(life, 'reception-process', 'ordered');
    breaks(life, 'delivered-needs-test-drive', 'delivered');
    breaks(life, 'delivered-needs-test-drive', 'converted');
    sold(life, { drive: [], triesDelivery: true });
  },
};

interface Sale {
  readonly drive?: readonly Told[];
  readonly order?: readonly Told[];
  readonly match?: readonly Told[];
  readonly delivery?: readonly Told[];
  readonly plan?: boolean;
  /** Whether the delivery is also tried here, before it is taken over. */
  readonly triesDelivery?: boolean;
}

/** A sale of one day, taken over in the evening. */
function sold(life: Life, { drive, order, match, delivery, plan = true, triesDelivery = false }: Sale): void {
  const matching = [
    ...[created(life), ...reached(life)],
    ...(drive ?? driven(life)),
    ...(order ?? [ordered(life)]),
    ...(match ?? [matched(life)]),
  ];
  const delivering = [...(delivery ?? [delivered(life), converted(life)]), ...afterwards(life, { plan })];
  if (triesDelivery) {
    takeOver(life, matching);
    const trial = { orderId: orderIn(life), vin: life.vin };
    life.tries('delivered-needs-test-drive', 'DeliverVehicle', trial, [0, BETWEEN_PIECES]);
    takeOver(life, delivering);
  } else takeOver(life, [...matching, ...delivering]);
  caredFor(life);
}

function breaks(life: Life, rule: string, when: keyof typeof MINUTES): void {
  life.breaks(rule, { since: atMinute(life, MINUTES[when]) });
}

function books(life: Life, bookingId: string): Told {
  return told(life, 'TestDriveBooked', MINUTES.booked - 10, { bookingId, vehicleId: carOf(life) });
}

function trip(life: Life, bookingId: string, from: number, to: number): readonly [Told, Told] {
  const at = (type: string, minute: number): Told => {
    const { opportunity: opportunityId } = life;
    const instant = atMinute(life, minute);
    return {
      type,
      data: { bookingId, opportunityId, odometerKm: 1000 + minute / 10, at: instant },
      occurredAt: instant,
    };
  };
  return [at('DemoCarCheckedOut', from), at('DemoCarReturned', to)];
}

function carOf({ opportunity }: Life): string {
  return `${opportunity}-car`;
}

function ofCar(life: Life) {
  return { aggregate: 'demoCar', id: carOf(life) } as const;
}
