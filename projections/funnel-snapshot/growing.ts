/** Numbers in a row that grows at its end. */
export interface Growing<Numbers extends Float64Array | Uint32Array> {
  /** With room beyond `length`. */
  data: Numbers;
  length: number;
}

const FIRST_ROOM = 16;

export function growingFloats(): Growing<Float64Array> {
  return { data: new Float64Array(0), length: 0 };
}

export function growingPlaces(): Growing<Uint32Array> {
  return { data: new Uint32Array(0), length: 0 };
}

/** @returns how many bytes of room it took beside what there was */
export function push(row: Growing<Float64Array> | Growing<Uint32Array>, value: number): number {
  const { data, length } = row;
  let more = 0;
  if (length === data.length) {
    const room = Math.max(FIRST_ROOM, Math.ceil(length * 1.5));
    const longer = data instanceof Float64Array ? new Float64Array(room) : new Uint32Array(room);
    longer.set(data);
    row.data = longer;
    more = longer.byteLength - data.byteLength;
  }
  row.data[length] = value;
  row.length = length + 1;
  return more;
}
