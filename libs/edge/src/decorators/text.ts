import { hasVinFormat, isCode } from '#kernel';
import { type Form, Formed, simpleForm } from './form.ts';

/** Room for a name or a label. */
const SHORT = 200;
/** Room for where something is kept. */
const ADDRESS = 2000;
/** Room for notes and reasons. */
const LONG = 10_000;

/** Text of at most `max` UTF-16 units with at least one character that is not a space. */
function textForm(max: number): Form {
  return simpleForm(
    `text-${max}`,
    { zh: `须为非空白的文字，至多 ${max} 个字符`, en: `Write a text of at most ${max} characters that is not blank` },
    { type: 'string', minLength: 1, maxLength: max, pattern: '\\S' },
    (value) => typeof value === 'string' && value.length <= max && value.trim() !== '',
  );
}

function textOrBlankForm(max: number): Form {
  return simpleForm(
    `text-or-blank-${max}`,
    { zh: `须为文字，至多 ${max} 个字符`, en: `Write a text of at most ${max} characters` },
    { type: 'string', maxLength: max },
    (value) => typeof value === 'string' && value.length <= max,
  );
}

export const label = textForm(SHORT);

export const code = simpleForm(
  'code',
  {
    zh: '须为代码：字母开头，由字母、数字和 . _ : - 组成，至多 64 个字符，如 first_contact；不得含个人信息',
    en: 'Write a code: at most 64 letters, digits and . _ : - that begin with a letter, such as first_contact; nothing of a person',
  },
  { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9._:-]{0,63}$' },
  isCode,
);

const vin = simpleForm(
  'vin',
  {
    zh: '须为车架号：17 位大写字母和数字，没有 I、O、Q',
    en: 'Write a VIN: 17 capitals and digits without I, O and Q',
  },
  { type: 'string', pattern: '^[A-HJ-NPR-Z0-9]{17}$' },
  (value) => typeof value === 'string' && hasVinFormat(value),
);

/** A word of a dictionary: it stands in clear, so that no free text may. */
export const IsCode = () => Formed(code);
/** A vehicle identification number, whatever its check digit: that is for the rules to judge. */
export const IsVin = () => Formed(vin);
/** A name or label: not blank, at most 200 characters. */
export const IsLabel = () => Formed(label);
/** Where something is kept: not blank, at most 2,000 characters. */
export const IsAddress = () => Formed(textForm(ADDRESS));
/** A note or a reason in words: not blank, at most 10,000 characters. */
export const IsProse = () => Formed(textForm(LONG));
/** What a person wrote or left blank, at most 200 characters: whether it is filled is for the rules to say. */
export const IsEntry = () => Formed(textOrBlankForm(SHORT));
/** Prose that may be blank: whether it says anything is for the rules to say. */
export const IsRemark = () => Formed(textOrBlankForm(LONG));

const sha256 = simpleForm(
  'sha256',
  { zh: '须为 64 位小写十六进制的 SHA-256', en: 'Write a SHA-256 as 64 lower-case hexadecimal digits' },
  { type: 'string', pattern: '^[0-9a-f]{64}$' },
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
);

export const IsSha256 = () => Formed(sha256);

/** One word of a closed list. */
export const IsOneOf = (words: readonly string[]) =>
  Formed(
    simpleForm(
      'one-of',
      { zh: `须为以下之一：${words.join('、')}`, en: `Write one of ${words.join(', ')}` },
      { type: 'string', enum: words },
      (value) => typeof value === 'string' && words.includes(value),
    ),
  );
