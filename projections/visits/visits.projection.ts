import { categoryOf, type EventCorrected, type JsonObject, type RecordedEvent } from '#kernel';
import { defineProjection, filedUnder, type KeptFact, keptFact } from '#projection';
import type { Document } from '#read-store';
import { KEPT } from './kept-fields.ts';

/**
 * Who came, and whose visit led to a file.
 * - `visits`: one document a visit; `at` is when its first event happened, `until` its last one where that is more than
 *   `SPREAD_MS` later, else null, both in epoch milliseconds; filed under the customer and the opportunity that it names
 * - `files`: one document an opportunity: its Created; filed under the customer and the visit that it names
 * - `merges`: one document a customer whose file was merged into another's
 */
export const visitsProjection = defineProjection({
  name: 'visits',
  version: 1,
  wants: [...Object.keys(KEPT), 'EventCorrected'],
  collections: {
    visits: { kind: 'document', indexes: [['at'], ['until'], ['customer'], ['opportunity']] },
    files: { kind: 'document', indexes: [['at'], ['customer'], ['visit']] },
    merges: { kind: 'document', indexes: [] },
  },
  touches: (event) => {
    const collection = COLLECTIONS[categoryOf(event.stream)];
    return collection === undefined ? {} : { [collection]: [event.stream] };
  },
  apply(event, documents) {
    const collection = COLLECTIONS[categoryOf(event.stream)];
    const fact = collection === undefined ? undefined : keptFact(event, KEPT);
    if (!collection || !fact) return;
    const known = documents[collection]!.get(event.stream) as unknown as Told | undefined;
    const facts = [...(known?.facts ?? []), fact];
    const next = { ...FILED[collection](known, event, timesOf(facts)), facts };
    documents[collection]!.put(event.stream, next as unknown as Document);
  },
});

/** How far the events of one visit may lie apart before it is looked for by its last one too. */
export const SPREAD_MS = 86_400_000;

type Collection = 'visits' | 'files' | 'merges';

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  visit: 'visits',
  opportunity: 'files',
  customer: 'merges',
};

export interface Told {
  readonly facts: readonly KeptFact[];
}

/** Filed under null: none; under `SEVERAL`: more than one. */
type Filed = Told & Readonly<Record<'customer' | 'opportunity' | 'visit', string | null>>;

const FILED: Readonly<Record<Collection, (told: Told | undefined, event: RecordedEvent, times: Ends) => object>> = {
  visits(told, event, { first, last }) {
    const known = told as Filed | undefined;
    const said = saidBy(event);
    return {
      at: first,
      until: last - first > SPREAD_MS ? last : null,
      customer: filedUnder(known?.customer, said('customerId')),
      opportunity: filedUnder(known?.opportunity, said('opportunityId')),
    };
  },
  files(told, event, { first }) {
    const known = told as Filed | undefined;
    const said = saidBy(event);
    return {
      at: first,
      customer: filedUnder(known?.customer, said('customerId')),
      visit: filedUnder(known?.visit, said('visitId')),
    };
  },
  merges: () => ({}),
};

interface Ends {
  readonly first: number;
  readonly last: number;
}

function timesOf(facts: readonly KeptFact[]): Ends {
  const times = facts.filter(([, , , type]) => type !== 'EventCorrected').map(([, occurred]) => occurred);
  return { first: Math.min(...times), last: Math.max(...times) };
}

/** What an event, or the correction of one, says of a field. */
function saidBy({ type, data }: RecordedEvent): (field: string) => string | undefined {
  const changes = type === 'EventCorrected' ? (data as unknown as EventCorrected).changes : undefined;
  return (field) => {
    const value = changes ? changes[`/${field}`] : (data as JsonObject)[field];
    return typeof value === 'string' ? value : undefined;
  };
}
