import { StoreDamaged } from '../errors.ts';

/** The log has no record at a position that it reaches beyond, or one that cannot be read. */
export function missingRecord(file: string, position: number): StoreDamaged {
  return new StoreDamaged(
    `${file} has no sound record at position ${position}: run verify, then restore a backup`,
    position,
  );
}
