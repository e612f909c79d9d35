import { parseKilometres } from '#kernel';
import { Formed, simpleForm } from './form.ts';

const kilometres = simpleForm(
  'kilometres',
  {
    zh: '里程须为不小于 0 的数字，单位公里，至多一位小数，如 1204.3',
    en: 'Write kilometres as a number of 0 or more with at most one decimal, such as 1204.3',
  },
  { type: 'number', minimum: 0, description: 'km, to 0.1' },
  (value) => typeof value === 'number' && parseKilometres(value) !== undefined,
);

/** Distance or odometer reading in km, resolution 0.1. */
export const IsKilometres = () => Formed(kilometres);

/** An integer from `min` to `max`, both included. */
export const IsWholeNumber = (min: number, max = Number.MAX_SAFE_INTEGER) =>
  Formed(
    simpleForm(
      'whole-number',
      { zh: `须为 ${min} 到 ${max} 之间的整数`, en: `Write a whole number from ${min} to ${max}` },
      { type: 'integer', minimum: min, maximum: max },
      (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
    ),
  );

/** A finite number from `min` to `max`, both included. */
export const IsNumberBetween = (min: number, max: number) =>
  Formed(
    simpleForm(
      'number',
      { zh: `须为 ${min} 到 ${max} 之间的数字`, en: `Write a number from ${min} to ${max}` },
      { type: 'number', minimum: min, maximum: max },
      (value) => typeof value === 'number' && value >= min && value <= max,
    ),
  );

const yesOrNo = simpleForm(
  'boolean',
  { zh: '须为 true 或 false', en: 'Write true or false' },
  { type: 'boolean' },
  (value) => typeof value === 'boolean',
);

export const IsYesOrNo = () => Formed(yesOrNo);
