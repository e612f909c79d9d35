import { type Growing, growingFloats, growingPlaces, pushFloat, pushPlace } from './growing.ts';
import { noNames, type ValuePlaces, valuePlace, valuePlaces } from './shift-columns.ts';
import type { State } from './state.ts';

/** Minor units from here on have a part that no column holds: sums of the rest stay exact in doubles. */
const LOW = 10_000_000_000;
const LOW_BIG = BigInt(LOW);

/** States that were told, in columns: some 20 bytes each. Places begin at 1, 0 is for none. */
export interface NotedStates {
  placeOf(state: State): number;
  /** Of the state at a place: the place of its model, currency and stage. */
  slotAt(place: number): number;
  /** Minor units, but for what `highAt` tells. */
  lowAt(place: number): number;
  /** What else there is of them; undefined for nothing. */
  highAt(place: number): bigint | undefined;
  /** By slot. */
  readonly slots: readonly (Pick<State, 'model' | 'currency' | 'stage'> | undefined)[];
  /** Dimensions that any of the states has. */
  dimensions(): readonly string[];
  /** Of one dimension, the place of the value that the state at a place has; 0 for none. */
  valuesOf(dimension: string): { readonly names: readonly string[]; at(place: number): number };
}

export function notedStates(): NotedStates {
  const slots: (Pick<State, 'model' | 'currency' | 'stage'> | undefined)[] = [undefined];
  const known = new Map<string, Map<string, Map<string, number>>>();
  const slotColumn = growingPlaces();
  const combinationColumn = growingPlaces();
  const lows = growingFloats();
  const highs = new Map<number, bigint>();
  const names = noNames();
  /** By dimension and combination, the place of the value; a combination beyond the end has none. */
  const values = new Map<string, { readonly known: ValuePlaces; readonly column: Growing<Uint32Array> }>();
  let combinations = 0;
  /** The state told last, which is where the next shift of its opportunity leaves from. */
  let last: { readonly state: State; readonly combination: number } | undefined;

  const slotOf = ({ model, currency, stage }: State): number => {
    const ofModel = within(known, model, () => new Map<string, Map<string, number>>());
    const ofCurrency = within(ofModel, currency, () => new Map<string, number>());
    return within(ofCurrency, stage, () => slots.push({ model, currency, stage }) - 1);
  };
  const note = (dimensions: State['dimensions']): number => {
    const combination = combinations;
    combinations += 1;
    for (const name in dimensions) {
      const { known, column } = within(values, name, () => ({
        known: valuePlaces(names, name),
        column: growingPlaces(),
      }));
      while (column.length < combination) pushPlace(column, 0);
      pushPlace(column, valuePlace(known, dimensions[name] as string));
    }
    return combination;
  };
  return {
    slots,
    placeOf(state) {
      if (last?.state === state) return slotColumn.length;
      const combination = last?.state.dimensions === state.dimensions ? last.combination : note(state.dimensions);
      const small = Number(state.units);
      const isLow = small > -LOW && small < LOW;
      pushPlace(slotColumn, slotOf(state));
      pushPlace(combinationColumn, combination);
      pushFloat(lows, isLow ? small : Number(state.units % LOW_BIG));
      if (!isLow) highs.set(slotColumn.length, state.units - (state.units % LOW_BIG));
      last = { state, combination };
      return slotColumn.length;
    },
    slotAt: (place) => slotColumn.data[place - 1]!,
    lowAt: (place) => lows.data[place - 1]!,
    highAt: (place) => (highs.size === 0 ? undefined : highs.get(place)),
    dimensions: () => [...values.keys()],
    valuesOf(dimension) {
      const { known, column } = values.get(dimension)!;
      return {
        names: known.names,
        at(place) {
          const combination = combinationColumn.data[place - 1]!;
          return combination < column.length ? column.data[combination]! : 0;
        },
      };
    },
  };
}

function within<Key, Inner>(map: Map<Key, Inner>, key: Key, make: () => Inner): Inner {
  let inner = map.get(key);
  if (inner === undefined) {
    inner = make();
    map.set(key, inner);
  }
  return inner;
}
