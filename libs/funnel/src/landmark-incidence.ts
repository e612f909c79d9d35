import { aalenJohansen, incidenceAt } from './aalen-johansen.ts';

/**
 * Stays in one state, each with what became of it after; the arrays have one place for each. Times count from where the
 * stay began, in one unit.
 */
export interface Stays {
  /** When it left the state; ∞: it is still there. */
  readonly left: Float64Array;
  /** When a cause ended it for good, in whatever state, or it was last seen. */
  readonly ended: Float64Array;
  /** What ended it: 1, 2, … by cause; 0: nothing yet. */
  readonly causes: Uint8Array;
  /** Since when it was watched; −∞: from the start. */
  readonly watched: Float64Array;
}

/** The share that a cause ends within a horizon, of what has stood in a state for so long. */
export interface LandmarkShare {
  readonly share: number;
  /** Standard error of the share. */
  readonly error: number;
  /** How many stays it rests on. */
  readonly stays: number;
  /** Of those, how many the cause ended within the horizon. */
  readonly hits: number;
}

/**
 * Of what still stands in a state `age` after it entered it, the share that a cause ends in the time `horizon` after that:
 * the landmark Aalen–Johansen estimate, from the stays that stood there at that age, whatever they went through later. It
 * asks nothing of how the state was reached, nor that its hazards stay the same.
 * @param cause from 1
 * @param age, @param horizon 0 or more, in the unit of the stays
 * @param causeCount how many causes there are
 * @returns null where fewer than `minimum` stays were watched at that age, or none of them for the whole horizon
 * @source H. Putter, C. Spitoni, Statistical Methods in Medical Research 27 (2018) 241–255
 */
export function landmarkIncidence(
  { left, ended, causes, watched }: Stays,
  cause: number,
  { age, horizon, minimum = 1 }: { readonly age: number; readonly horizon: number; readonly minimum?: number },
  causeCount = 2,
): LandmarkShare | null {
  const until = age + horizon;
  const times = new Float64Array(left.length);
  const kinds = new Uint8Array(left.length);
  const entries = new Float64Array(left.length);
  let count = 0;
  let atOnce = 0;
  let hits = 0;
  for (let stay = 0; stay < left.length; stay += 1) {
    const from = watched[stay]! > age ? watched[stay]! : age;
    if (left[stay]! <= age || from >= ended[stay]! || from >= until) continue;
    const isOver = ended[stay]! <= until && causes[stay] !== 0;
    times[count] = Math.min(ended[stay]!, until);
    kinds[count] = isOver ? causes[stay]! : 0;
    entries[count] = from;
    count += 1;
    if (from === age) atOnce += 1;
    if (isOver && causes[stay] === cause) hits += 1;
  }
  if (atOnce < minimum) return null;
  const followed = {
    times: times.subarray(0, count),
    causes: kinds.subarray(0, count),
    entries: entries.subarray(0, count),
  };
  const at = incidenceAt(aalenJohansen(followed, causeCount), cause, until);
  return at && { share: at.share, error: at.error, stays: count, hits };
}
