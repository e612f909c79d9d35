/** A packed move; a multiple of three, so that the base64 of several is that of each, one after the other. */
export const MOVE_BYTES = 27;
export const BILLION = 1_000_000_000n;

/** 0000-01-01T00:00:00.000Z, the first instant there is, in epoch ms. */
const FIRST_MS = -62_167_219_200_000;
const WORD = 0x1_0000_0000;
const SIX_BYTES = 2 ** 48;
const COUNTS = 16;
const EFFECTIVE_HIGH = 0x8000_0000;
const RECORDED_HIGH = 0x4000_0000;
const REST = 0x3fff_ffff;

export interface PackedMove {
  /** Epoch ms. */
  readonly effective: number;
  readonly recorded: number;
  /** Below 2^24. */
  readonly combination: number;
  /** Below 2^16. */
  readonly slot: number;
  /** From −8 to 7. */
  readonly count: number;
  /** Minor units: any that 18 digits and three decimals give. */
  readonly units: bigint;
}

/**
 * Packs a move, all big-endian: effective ms since the year 0000 (49 bits: 6 bytes, and the highest of the last four),
 * recorded ms (6 bytes, and the bit after that), combination (3 bytes), slot (2), whole billions of minor units × 16 +
 * count + 8 (6), and the rest of the minor units (30 bits).
 */
export function writeMove(bytes: Buffer, offset: number, move: PackedMove): void {
  const [effective, recorded] = [move.effective - FIRST_MS, move.recorded - FIRST_MS];
  const billions = floorBillions(move.units);
  bytes.writeUIntBE(effective % SIX_BYTES, offset, 6);
  bytes.writeUIntBE(recorded % SIX_BYTES, offset + 6, 6);
  bytes.writeUIntBE(move.combination, offset + 12, 3);
  bytes.writeUInt16BE(move.slot, offset + 15);
  bytes.writeIntBE(Number(billions) * COUNTS + move.count + COUNTS / 2, offset + 17, 6);
  const high = (effective < SIX_BYTES ? 0 : EFFECTIVE_HIGH) + (recorded < SIX_BYTES ? 0 : RECORDED_HIGH);
  bytes.writeUInt32BE(high + Number(move.units - billions * BILLION), offset + 23);
}

function floorBillions(units: bigint): bigint {
  const billions = units / BILLION;
  return units < 0n && billions * BILLION !== units ? billions - 1n : billions;
}

/** Epoch ms. */
export function effectiveAt(data: DataView, offset: number): number {
  return msAt(data, offset, data.getUint8(offset + 23) & 0x80);
}

/** Epoch ms. */
export function recordedAt(data: DataView, offset: number): number {
  return msAt(data, offset + 6, data.getUint8(offset + 23) & 0x40);
}

function msAt(data: DataView, offset: number, high: number): number {
  return data.getUint16(offset) * WORD + data.getUint32(offset + 2) + (high === 0 ? 0 : SIX_BYTES) + FIRST_MS;
}

export function combinationAt(data: DataView, offset: number): number {
  return (data.getUint8(offset + 12) << 16) | data.getUint16(offset + 13);
}

export function slotAt(data: DataView, offset: number): number {
  return data.getUint16(offset + 15);
}

export function countAt(data: DataView, offset: number): number {
  return (data.getUint8(offset + 22) & (COUNTS - 1)) - COUNTS / 2;
}

/** Whole billions of minor units. */
export function billionsAt(data: DataView, offset: number): number {
  return Math.floor((data.getInt16(offset + 17) * WORD + data.getUint32(offset + 19)) / COUNTS);
}

/** Minor units beside the whole billions. */
export function restAt(data: DataView, offset: number): number {
  return data.getUint32(offset + 23) & REST;
}
