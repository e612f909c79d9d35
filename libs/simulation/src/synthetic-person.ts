import type { Random } from './random.ts';

/** Somebody who does not exist, and whose data show it. */
export interface SyntheticPerson {
  readonly surname: string;
  readonly name: string;
  readonly gender: 'male' | 'female';
  readonly phone: string;
  readonly birthday: string;
  readonly idNumber: string;
  readonly province: string;
  readonly city: string;
  readonly area: string;
  readonly address: string;
}

const SURNAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '黄',
  '赵',
  '吴',
  '周',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '林',
  '郭',
  '何',
];
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const AREAS = ['虚构东区', '虚构西区', '虚构南区', '虚构北区', '虚构新区'];

/**
 * The n-th person of a simulation, from 0. The given name is 模拟 and the number; the phone has the form of a mobile number
 * and counts up from 190 0000 0000; the ID number has a valid date and check digit and the area code 990000, which no place
 * has.
 * @param n below 100,000,000
 */
export function syntheticPerson(n: number, random: Random): SyntheticPerson {
  const surname = random.pick(SURNAMES);
  const gender = random.chance(0.62) ? 'male' : 'female';
  const birthday = `${random.whole(1958, 2004)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  // The last digit of the sequence is odd for men and even for women (GB 11643-1999).
  const sequence = random.whole(0, 499) * 2 + (gender === 'male' ? 1 : 0);
  const area = random.pick(AREAS);
  return {
    surname,
    name: `${surname}模拟${[...String(n)].map((digit) => NUMERALS[Number(digit)]).join('')}`,
    gender,
    phone: `190${String(n).padStart(8, '0')}`,
    birthday,
    idNumber: withCheckDigit(`990000${birthday.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`),
    province: '虚构省',
    city: '虚构市',
    area,
    address: `${area}模拟路${n + 1}号`,
  };
}

/** @source ISO 7064 MOD 11-2, as GB 11643-1999 uses it: 2^(17 − i) mod 11 for the i-th of 17 digits. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
