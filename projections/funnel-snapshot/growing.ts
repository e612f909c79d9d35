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
export function pushFloat(row: Growing<Float64Array>, value: number): number {
  const { data, length } = row;
  let more = 0;
  if (length === data.length) {
    row.data = new Float64Array(roomFor(length));
    row.data.set(data);
    more = row.data.byteLength - data.byteLength;
  }
  row.data[length] = value;
  row.length = length + 1;
  return more;
}

/** Like `pushFloat`: one function for both would be several times slower. */
export function pushPlace(row: Growing<Uint32Array>, value: number): number {
  const { data, length } = row;
  let more = 0;
  if (length === data.length) {
    row.data = new Uint32Array(roomFor(length));
    row.data.set(data);
    more = row.data.byteLength - data.byteLength;
  }
  row.data[length] = value;
  row.length = length + 1;
  return more;
}

function roomFor(length: number): number {
  return Math.max(FIRST_ROOM, Math.ceil(length * 1.5));
}
