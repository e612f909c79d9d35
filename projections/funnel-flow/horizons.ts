import { PolicyRefused } from './policies.ts';

const DEFAULT = [30, 60, 90, 120];

/** A hundred years, and more would be a slip of the pen. */
const FARTHEST = 36_500;
const MOST = 100;

/** The days at which a curve is told, each once, in order. @throws PolicyRefused */
export function horizonsOf(asked: readonly number[] = DEFAULT): readonly number[] {
  const wrong = asked.find((day) => !Number.isInteger(day) || day < 0 || day > FARTHEST);
  if (wrong !== undefined) {
    throw new PolicyRefused({
      zh: `horizon ${wrong} 应为 0 至 ${FARTHEST} 的整天数`,
      en: `horizon ${wrong} is not a number of days: write a whole number from 0 to ${FARTHEST}`,
    });
  }
  if (asked.length > MOST)
    throw new PolicyRefused({
      zh: `horizon 多于 ${MOST} 个：请少问一些`,
      en: `there are more than ${MOST} horizons: ask for fewer`,
    });
  return [...new Set(asked)].sort((a, b) => a - b);
}
