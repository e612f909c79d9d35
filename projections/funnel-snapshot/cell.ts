/** Cube of the totals. Every other cube is named after its dimension. */
export const TOTAL = '';

/** Events of the log whose cells share documents, so that a day of a million imported events is no single document. */
const RUN_EVENTS = 8192;

export function runOf(index: number): number {
  return Math.floor(index / RUN_EVENTS);
}

/** What the keys of all documents of a cube, recorded day and run begin with. */
export function cellsPrefix(cube: string, recordedDay: number, run: number): string {
  return `${cube}|${String(recordedDay).padStart(6, '0')}|${String(run).padStart(8, '0')}|`;
}

/** What a cell counts, beside its effective day: `model|stage|currency|dimension value`. */
export type Slot = string;

export interface SlotParts {
  readonly model: string;
  readonly stage: string;
  readonly currency: string;
  readonly value: string;
}

export function slotParts(slot: Slot): SlotParts {
  const first = slot.indexOf('|');
  const second = slot.indexOf('|', first + 1);
  const third = slot.indexOf('|', second + 1);
  return {
    model: slot.slice(0, first),
    stage: slot.slice(first + 1, second),
    currency: slot.slice(second + 1, third),
    value: slot.slice(third + 1),
  };
}

/** What the name of a cell begins with that tells of two stages. */
export const WAY = '>';

/** The document that a key `cube|recorded day|run|model|currency` is of; undefined where it is of another cube. */
export function readKey(key: string, prefix: string): Pick<SlotParts, 'model' | 'currency'> | undefined {
  const [, model, currency] = /^([^|]*)\|([^|]*)$/.exec(key.slice(prefix.length)) ?? [];
  return model === undefined || currency === undefined ? undefined : { model, currency };
}

/** The name of a cell, read: `<lag>|stage|value`, or `><lag>|stage|stage|value` for what went from one to the other. */
export function readField(field: string): {
  readonly lag: number;
  readonly from: string | undefined;
  readonly stage: string;
  readonly value: string;
} {
  const way = field.startsWith(WAY);
  const first = field.indexOf('|');
  const second = field.indexOf('|', first + 1);
  const third = way ? field.indexOf('|', second + 1) : second;
  return {
    lag: Number(field.slice(way ? 1 : 0, first)),
    from: way ? field.slice(first + 1, second) : undefined,
    stage: way ? field.slice(second + 1, third) : field.slice(first + 1, second),
    value: field.slice(third + 1),
  };
}

/**
 * Minor units and count of a cell share one number, units × 65,536 + count: half the names to write and to read. An event
 * changes the count of a cell by two at most, so that a run of 8,192 events keeps it within ±16,384.
 */
export const COUNT_RANGE = 65_536;
const COUNT_RANGE_BIG = BigInt(COUNT_RANGE);

/** Units × 65,536 + count, as a bigint where it must be. */
export function amountOf(count: number, units: number | bigint): number | bigint {
  const small = Number(units) * COUNT_RANGE + count;
  return Number.isSafeInteger(small) ? small : BigInt(units) * COUNT_RANGE_BIG + BigInt(count);
}

/** Count and minor units of a cell. */
export function cellOf(amount: number | string): { readonly count: number; readonly units: bigint } {
  const whole = BigInt(amount);
  const count = BigInt.asIntN(16, whole);
  return { count: Number(count), units: (whole - count) / COUNT_RANGE_BIG };
}
