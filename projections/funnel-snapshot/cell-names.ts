import { cellsPrefix, WAY } from './cell.ts';

/** Keys of the documents of one recorded day and run, by cube. */
export type CellKeys = Map<string, string>;

/** All cells of one stage, or of one way between two: names, by lag and value. */
export interface CellFields {
  /** What all names have beside lag and value. */
  readonly before: string;
  readonly after: string;
  readonly known: Map<string, string>[];
}

/** Names in use for the cells of one stage model and currency. */
export interface CellGroup {
  readonly ending: string;
  /** By recorded day and run. */
  readonly keys: Map<number, Map<number, CellKeys>>;
  /** By stage left and stage entered. */
  readonly fields: Map<string, Map<string, CellFields>>;
}

/** Lags whose names are kept: an import tells of years, and of each of their days but little. */
const KEPT_DAYS = 62;
const KEPT_NAMES = 200_000;

/** Names of cells and keys of their documents. Most are met thousands of times: those met before are found, not made again. */
export function cellNames() {
  const groups = new Map<string, Map<string, CellGroup>>();
  let names = 0;
  return {
    groupOf(model: string, currency: string): CellGroup {
      if (names > KEPT_NAMES) {
        groups.clear();
        names = 0;
      }
      const ofModel = within(groups, model, () => new Map<string, CellGroup>());
      return within(ofModel, currency, () => ({
        ending: `${model}|${currency}`,
        keys: new Map(),
        fields: new Map(),
      }));
    },
    keysOf({ keys }: CellGroup, recordedDay: number, run: number): CellKeys {
      const runs = within(keys, recordedDay, () => new Map<number, CellKeys>());
      return within(runs, run, () => new Map());
    },
    keyOf(keys: CellKeys, { ending }: CellGroup, recordedDay: number, run: number, cube: string): string {
      let key = keys.get(cube);
      if (key === undefined) {
        key = `${cellsPrefix(cube, recordedDay, run)}${ending}`;
        keys.set(cube, key);
        names += 1;
      }
      return key;
    },
    /** @param from '' for cells of one stage */
    fieldsOf({ fields }: CellGroup, from: string, stage: string): CellFields {
      const ofStages = within(fields, from, () => new Map<string, CellFields>());
      return within(ofStages, stage, () =>
        from === ''
          ? { before: '', after: `|${stage}|`, known: [] }
          : { before: WAY, after: `|${from}|${stage}|`, known: [] },
      );
    },
    fieldOf({ before, after, known }: CellFields, lag: number, value: string): string {
      if (lag < 0 || lag >= KEPT_DAYS) return `${before}${lag}${after}${value}`;
      let byValue = known[lag];
      if (!byValue) {
        byValue = new Map();
        known[lag] = byValue;
      }
      let field = byValue.get(value);
      if (field === undefined) {
        field = `${before}${lag}${after}${value}`;
        byValue.set(value, field);
        names += 1;
      }
      return field;
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
