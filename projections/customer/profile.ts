import {
  type Forgotten,
  inEffectiveOrder,
  type Json,
  type JsonObject,
  type Masked,
  type RecordedEvent,
  withOpenedCorrections,
} from '#kernel';

/** A personal field as the asker may read it. */
export type PersonalField = string | Masked | Forgotten;
export type PersonalFields = Readonly<Record<string, PersonalField>>;

/** Who a customer is, by the files made of them, and who bought, by the latest conversion. */
export interface CustomerProfile {
  readonly profile: PersonalFields;
  readonly buyer: PersonalFields | null;
}

const FILE = ['surname', 'name', 'phone', 'gender', 'birthday', 'residentialArea'];
const BUYER = ['customerName', 'idNumber', 'phone', 'mobile', 'province', 'city', 'address'];

/**
 * Puts a profile together from events that the edge has opened: what a later file says replaces what an earlier one said.
 * @param opened the `personal` events of a record
 */
export function profileOf(opened: readonly RecordedEvent[]): CustomerProfile {
  const streams = Map.groupBy(opened, ({ stream }) => stream);
  const told = [...streams.values()].flatMap((events) => withOpenedCorrections(events)).toSorted(inEffectiveOrder);
  const files = told.filter(({ type }) => type === 'Created').map(({ data }) => picked(FILE, data.customer));
  const bought = told.findLast(({ type }) => type === 'Converted');
  return { profile: Object.assign({}, ...files), buyer: bought ? picked(BUYER, bought.data) : null };
}

function picked(names: readonly string[], from: Json | undefined): PersonalFields {
  const members = (typeof from === 'object' && from !== null ? from : {}) as JsonObject;
  return Object.fromEntries(
    names.flatMap((name) => (members[name] === undefined ? [] : [[name, members[name] as unknown as PersonalField]])),
  );
}
