/** Fewer are sorted sooner as they are. */
const FEW = 64;
/** Times that fall together: so many are still put in order one by one. */
const TOGETHER = 24;

/**
 * Sorts times upwards, in place, as `Float64Array.prototype.sort` does. Each is first put where it would stand if all were spread
 * evenly, so that only neighbours are left to be put in order: in proportion to their number, where they are not too uneven.
 * @param times no NaN; infinite ones are allowed
 * @returns the same array
 * @source W. Dobosiewicz, Information Processing Letters 7 (1978) 1–6
 */
export function sortTimes(times: Float64Array): Float64Array {
  const [least, most] = boundsOf(times);
  const scale = (times.length - 1) / (most - least);
  if (times.length < FEW || !(scale > 0 && scale < Number.POSITIVE_INFINITY)) return times.sort();
  const unsorted = times.slice();
  const ends = new Uint32Array(times.length + 1);
  for (let place = 0; place < unsorted.length; place += 1)
    ends[Math.floor((unsorted[place]! - least) * scale) + 1]! += 1;
  for (let cell = 1; cell < ends.length; cell += 1) ends[cell]! += ends[cell - 1]!;
  for (let place = 0; place < unsorted.length; place += 1) {
    const time = unsorted[place]!;
    const cell = Math.floor((time - least) * scale);
    times[ends[cell]!] = time;
    ends[cell]! += 1;
  }
  for (let cell = 0, from = 0; from < times.length; cell += 1) {
    const to = ends[cell]!;
    if (to - from > TOGETHER) times.subarray(from, to).sort();
    else insert(times, from, to);
    from = to;
  }
  return times;
}

function boundsOf(times: Float64Array): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < times.length; place += 1) {
    const time = times[place]!;
    if (time < least) least = time;
    if (time > most) most = time;
  }
  return [least, most];
}

function insert(times: Float64Array, from: number, to: number): void {
  for (let next = from + 1; next < to; next += 1) {
    const time = times[next]!;
    let place = next;
    for (; place > from && times[place - 1]! > time; place -= 1) times[place] = times[place - 1]!;
    times[place] = time;
  }
}
