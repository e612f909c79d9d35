import type { Actor, Instant, JsonObject } from '#kernel';
import type { Life } from './life.ts';
import type { PlantedImport } from './planted-import.ts';
import { calls, yuan } from './steps.ts';

export type Told = PlantedImport['history']['facts'][number];

const IMPORTER: Actor = { id: 'sim-import', role: 'service' };
/** Minute of the day at which the other system's day is taken over; each further piece comes a minute later. */
const EVENING = 1_200;
/** Minute of the day between the first piece of it and the second. */
export const BETWEEN_PIECES = EVENING + 0.5;

/** What happened at a minute of the first day. */
export function told(life: Life, type: string, minute: number, data: JsonObject = {}): Told {
  return { type, data: { episode: 1, ...data }, occurredAt: life.at([0, minute]) };
}

/** Takes over facts of the opportunity, or of another thing. @returns nothing: what it breaks is for the case to say */
export function takeOver(
  life: Life,
  facts: readonly Told[],
  {
    id = life.opportunity,
    aggregate = 'opportunity',
    by = IMPORTER,
  }: {
    readonly id?: string;
    readonly aggregate?: PlantedImport['history']['aggregate'];
    readonly by?: Actor;
  } = {},
): void {
  const turn = life.imports.length;
  const key = `${life.opportunity}-${turn}`;
  life.imports.push({
    recordedAt: life.at([0, EVENING + turn]),
    actor: by,
    history: {
      aggregate,
      id,
      commandId: `import:simulation:${key}`,
      outlet: life.outlet.id,
      facts,
      provenance: { format: 'simulation', source: 'sim-other', key, judge: true },
    },
  });
}

export function asConsultant({ consultant }: Life): Actor {
  return { ...IMPORTER, onBehalfOf: consultant.id };
}

export const MINUTES = {
  ...{ created: 540, contact: 600, booked: 620, driven: 700, ordered: 720, matched: 780 },
  ...{ delivered: 840, converted: 900, archived: 930, lost: 960 },
} as const;

export function atMinute(life: Life, minute: number): Instant {
  return life.at([0, minute]);
}

/** Somebody called; the file is complete. */
export function created(life: Life, more: JsonObject = {}): Told {
  const { opportunity, consultant, outlet, model } = life;
  return told(life, 'Created', MINUTES.created, {
    customerId: `${opportunity}-customer`,
    customer: {},
    infoSource: 'website',
    expectedPurchaseDate: life.dateOf(200),
    intakeChannel: 'phone',
    consultant: consultant.id,
    outlet: outlet.id,
    dimensions: {},
    value: yuan(model.price),
    stageModel: 'dealer@1',
    stage: 'PROFILED',
    checks: { filled: 6, missing: [], phoneValid: true, birthdayKnown: true, birthdayPlausible: true },
    ...more,
  });
}

/** A first contact with its recording. */
export function reached(life: Life): readonly Told[] {
  const activityId = `${life.opportunity}-contact-1`;
  const contactAt = atMinute(life, MINUTES.contact);
  const recording = { uri: 'https://recordings.invalid/other', sha256: 'f0'.repeat(32), durationSec: 60 };
  const contact = { activityId, contactAt, type: 'phone', outcome: 'reached', recording };
  return [
    told(life, 'FollowUpCompleted', MINUTES.contact, { ...contact, checks: { recordingUriGiven: true } }),
    told(life, 'RecordingChecked', MINUTES.contact + 5, { activityId, sha256: recording.sha256, sha256Matches: true }),
  ];
}

/** A drive of 8.4 km, of which the other system names no car. */
export function driven(life: Life, more: JsonObject = {}): readonly Told[] {
  const bookingId = `${life.opportunity}-drive`;
  return [
    told(life, 'TestDriveBooked', MINUTES.booked, { bookingId }),
    told(life, 'TestDriveCompleted', MINUTES.driven, {
      ...{ bookingId, mileageKm: 8.4, driverId: `${life.opportunity}-customer`, driver: {} },
      checks: { missing: [], phoneValid: true, idNumberValid: true },
      ...more,
    }),
  ];
}

export function ordered(life: Life, more: JsonObject = {}): Told {
  const { model } = life;
  const order = { orderId: orderIn(life), origin: 'opportunity', model: model.name, amount: yuan(model.price) };
  return told(life, 'OrderPlaced', MINUTES.ordered, { ...order, ...more });
}

export function matched(life: Life, vin = life.vin): Told {
  return told(life, 'VehicleMatched', MINUTES.matched, { orderId: orderIn(life), vin });
}

export function delivered(life: Life, vin = life.vin): Told {
  const deliveredAt = atMinute(life, MINUTES.delivered);
  return told(life, 'VehicleDelivered', MINUTES.delivered, { orderId: orderIn(life), vin, deliveredAt });
}

export function converted(life: Life, more: JsonObject = {}, vin = life.vin): Told {
  return told(life, 'Converted', MINUTES.converted, {
    ...{ customerType: 'person', contactId: `${life.opportunity}-customer`, orderId: orderIn(life), vin },
    saleDate: life.dateOf(0),
    checks: { ...SOUND },
    ...more,
  });
}

export const SOUND = {
  ...{ filled: 10, missing: [], nameEqualsInvoice: true, phoneValid: true, idNumberValid: true },
  ...{ contactDiffers: true, contactReadsAsOrganisation: false, birthdayKnown: false },
};

/** The plan of care and the file, as a sale leaves them. */
export function afterwards(life: Life, { plan = true } = {}): readonly Told[] {
  const file = { fileRef: 'other', sha256: 'f0'.repeat(32), archivedAt: atMinute(life, MINUTES.archived) };
  return [
    ...(plan ? [told(life, 'CarePlanCreated', MINUTES.converted, { tasks: [] })] : []),
    told(life, 'CustomerFileArchived', MINUTES.archived, file),
  ];
}

/** A loss, the customer asleep with it, and a review the day after. */
export function lost(
  life: Life,
  { reason = { family: 'gave_up', code: 'price' }, sleeps = true } = {},
): readonly Told[] {
  life.act('ReviewLoss', { verdict: 'objective' }, [1, 600], { actor: life.outlet.manager });
  const customerId = `${life.opportunity}-customer`;
  return [
    told(life, 'Lost', MINUTES.lost, { reason }),
    ...(sleeps ? [told(life, 'CustomerDormant', MINUTES.lost, { customerId })] : []),
  ];
}

/** From then on the sale is cared for as any other, here. */
export function caredFor(life: Life): void {
  life.ofOutlet.sold = { at: atMinute(life, MINUTES.converted), export: 'same day' };
  calls(life, 0);
}

export function orderIn({ opportunity }: Life): string {
  return `${opportunity}-order`;
}
