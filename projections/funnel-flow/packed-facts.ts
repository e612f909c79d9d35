import { instantOf, type Json, type JsonObject, sideNotes } from '#kernel';
import { noTrajectory, type StandingFact } from '#opportunity';
import { msOf } from './flow-document.ts';
import { type Dimensions, dimensionsAt, type ToldDimensions } from './told-dimensions.ts';

/**
 * A fact that a trajectory is folded from, packed: when it happened is in ms since the document's `base`; its type is a
 * place in `TYPES`, or itself where it has none; the episode 1 and empty data are left out (null: it names no episode). The data of Created with
 * `d: 1` lacks its dimensions: they are the first ones of the flow.
 */
export type PackedFact = readonly [revision: number, at: number, type: number | string, data?: JsonObject];

/** Places are never taken back. */
const TYPES: readonly string[] = [
  'Created',
  'ValueChanged',
  'Qualified',
  'FollowUpCompleted',
  'TestDriveCompleted',
  'StageChanged',
  'OrderPlaced',
  'OrderAmended',
  'OrderCancelled',
  'DiscountGranted',
  'VehicleMatched',
  'VehicleDelivered',
  'PaymentReceived',
  'Converted',
  'Lost',
  'OpportunityReopened',
  'Reassigned',
  'Reclaimed',
];
const PLACES: ReadonlyMap<string, number> = new Map(TYPES.map((type, place) => [type, place]));

/** What packed facts stand beside in the flow of their opportunity. */
export interface FlowBase {
  readonly base: number;
  readonly dimensions: ToldDimensions;
}

/** What packed facts say: most events add one to them. */
const unpacked = sideNotes<readonly PackedFact[], readonly StandingFact[]>();

export function unpackFacts(packed: readonly PackedFact[], flow: FlowBase): readonly StandingFact[] {
  if (packed.length === 0) return noTrajectory.facts;
  return unpacked.of(packed) ?? packed.map((fact) => unpackFact(fact, flow));
}

/**
 * Facts, packed.
 * @param known what was packed of them already as `before`
 */
export function packFacts(
  facts: readonly StandingFact[],
  known: readonly StandingFact[],
  before: readonly PackedFact[],
  flow: FlowBase,
): readonly PackedFact[] {
  const last = facts.length - 1;
  const isAppended = last === known.length && facts[last - 1] === known[last - 1];
  const packed = isAppended
    ? [...before, packFact(facts[last]!, flow)]
    : facts.map((fact, at) => (fact === known[at] ? before[at]! : packFact(fact, flow)));
  unpacked.keep(packed, facts);
  return packed;
}

function packFact([revision, at, type, data]: StandingFact, { base, dimensions }: FlowBase): PackedFact {
  const small =
    type === 'Created' && dimensions.length > 0 ? withoutDimensions(data, dimensionsAt(dimensions, 0)) : data;
  const { episode = null, ...rest } = small;
  const told = episode === 1 ? rest : { ...rest, episode };
  const place = PLACES.get(type) ?? type;
  for (const _ in told) return [revision, msOf(at) - base, place, told];
  return [revision, msOf(at) - base, place];
}

function unpackFact([revision, at, place, told = {}]: PackedFact, { base, dimensions }: FlowBase): StandingFact {
  const type = typeof place === 'number' ? TYPES[place]! : place;
  const { episode = 1, ...rest } = told.d === 1 ? withDimensions(told, dimensionsAt(dimensions, 0)) : told;
  return [revision, instantOf(base + at), type, episode === null ? rest : { episode, ...rest }];
}

/** Fields of Created that are dimensions, and the names that they have as such. */
const NAMED: readonly (readonly [field: string, name: string])[] = [
  ['outlet', 'outlet'],
  ['consultant', 'consultant'],
  ['intakeChannel', 'intakeChannel'],
  ['salesChannel', 'salesChannel'],
  ['partnerId', 'partner'],
  ['product', 'product'],
  ['infoSource', 'infoSource'],
];

/** Only where the very same data comes back. */
function withoutDimensions(data: JsonObject, dimensions: Dimensions): JsonObject {
  const small: Record<string, Json> = { ...data };
  const { dimensions: others } = data;
  if (data.d !== undefined || typeof others !== 'object' || others === null || Array.isArray(others)) return data;
  let count = 0;
  for (const [field, name] of NAMED) {
    const value = data[field];
    if (Object.hasOwn(others, name) || value !== dimensions[name]) return data;
    if (value !== undefined) count += 1;
    delete small[field];
  }
  for (const [name, value] of Object.entries(others)) {
    if (value !== dimensions[name]) return data;
    count += 1;
  }
  delete small.dimensions;
  return count === Object.keys(dimensions).length ? { ...small, d: 1 } : data;
}

function withDimensions({ d: _, ...small }: JsonObject, dimensions: Dimensions): JsonObject {
  const others: Record<string, string> = { ...dimensions };
  const data: Record<string, Json> = { ...small };
  for (const [field, name] of NAMED) {
    const value = others[name];
    if (value !== undefined) data[field] = value;
    delete others[name];
  }
  return { ...data, dimensions: others };
}
