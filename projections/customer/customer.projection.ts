import { categoryOf, type JsonObject, type RecordedEvent } from '#kernel';
import { defineProjection, filedUnder, type KeptFact, type KeptFields, keptFact, type Touched } from '#projection';
import type { Document } from '#read-store';

/** Events in the streams of cars and outlets that tell of one customer; their streams are too long to be read for one. */
export const MENTIONING: KeptFields = {
  DemoCarCheckedOut: ['bookingId', 'opportunityId', 'odometerKm'],
  DemoCarReturned: ['bookingId', 'opportunityId', 'odometerKm'],
  SatisfactionSurveyed: ['score', 'scale', 'consultant', 'opportunityId', 'customerId'],
};

/**
 * Where a customer is told of. What the streams themselves say, envelopes and all, is read from the log when it is asked for.
 * - `opportunities`: one document an opportunity, filed under its customer
 * - `visits`: one document a visit that names a customer or an opportunity
 * - `merges`: one document a customer who was merged into another
 * - `mentions`: one document an event of a demo car or an outlet that names a customer or an opportunity
 */
export const customerProjection = defineProjection({
  name: 'customer',
  version: 1,
  wants: ['Created', 'TrafficRegistered', 'CustomersMerged', ...Object.keys(MENTIONING), 'EventCorrected'],
  collections: {
    opportunities: { kind: 'document', indexes: [['customer']] },
    visits: { kind: 'document', indexes: [['customer'], ['opportunity']] },
    merges: { kind: 'document', indexes: [['into']] },
    mentions: { kind: 'document', indexes: [['customer'], ['opportunity']] },
  },
  touches: (event) => {
    const place = placeOf(event);
    return place ? ({ [place.collection]: [place.key] } as Touched) : {};
  },
  apply(event, documents) {
    const place = placeOf(event);
    if (!place) return;
    const { collection, key, mention } = place;
    const known = documents[collection]!.get(key) as unknown as Filed | undefined;
    const said = saidBy(event);
    if (!known && !Object.values(said).some((id) => id !== undefined)) return;
    const filed = {
      customer: filedUnder(known?.customer, said.customerId),
      ...(collection !== 'opportunities' && { opportunity: filedUnder(known?.opportunity, said.opportunityId) }),
    };
    const into = filedUnder(known?.into, said.into);
    const facts = mention && [...(known?.facts ?? []), mention];
    const next = collection === 'merges' ? { into } : { ...filed, ...(facts && { facts }) };
    documents[collection]!.put(key, next as unknown as Document);
  },
});

export interface Filed {
  readonly customer?: string | null;
  readonly opportunity?: string | null;
  readonly into?: string | null;
  readonly facts?: readonly KeptFact[];
}

interface Place {
  readonly collection: 'opportunities' | 'visits' | 'merges' | 'mentions';
  readonly key: string;
  readonly mention?: KeptFact;
}

/** The document that an event belongs to; undefined for one that tells of no customer. */
function placeOf(event: RecordedEvent): Place | undefined {
  const { stream, revision, data } = event;
  switch (categoryOf(stream)) {
    case 'opportunity':
      return { collection: 'opportunities', key: stream };
    case 'visit':
      return { collection: 'visits', key: stream };
    case 'customer':
      return { collection: 'merges', key: stream };
    default: {
      const mention = keptFact(event, MENTIONING);
      if (!mention) return undefined;
      const told = event.type === 'EventCorrected' ? (data.revision as number) : revision;
      return { collection: 'mentions', key: `${stream}/${String(told).padStart(16, '0')}`, mention };
    }
  }
}

/** Whom an event, or the correction of one, names. */
function saidBy({
  type,
  data,
}: RecordedEvent): Readonly<Record<'customerId' | 'opportunityId' | 'into', string | undefined>> {
  const changes = type === 'EventCorrected' ? (data.changes as JsonObject) : undefined;
  const said = (field: string) => {
    const value = changes ? changes[`/${field}`] : data[field];
    return typeof value === 'string' ? value : undefined;
  };
  return { customerId: said('customerId'), opportunityId: said('opportunityId'), into: said('into') };
}
