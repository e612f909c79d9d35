import { type Slot, type SlotParts, slotParts } from './cell.ts';

/** Slots that were met, each with its place; places are never taken back. */
export interface Slots {
  readonly parts: SlotParts[];
  readonly places: Map<Slot, number>;
}

export function noSlots(): Slots {
  return { parts: [], places: new Map() };
}

export function placeOf({ parts, places }: Slots, slot: Slot): number {
  const known = places.get(slot);
  if (known !== undefined) return known;
  places.set(slot, parts.length);
  return parts.push(slotParts(slot)) - 1;
}
