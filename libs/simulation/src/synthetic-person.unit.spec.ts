import { describe, expect, it } from '@jest/globals';
import { birthDateOf, canonicalPhone } from '#kernel';
import { seededRandom } from './random.ts';
import { syntheticPerson } from './synthetic-person.ts';

const people = Array.from({ length: 500 }, (_, n) => syntheticPerson(n, seededRandom(`person/${n}`)));

describe('synthetic people', () => {
  it('have phones and ID numbers of valid form, with the birthday that they give', () => {
    for (const { phone, idNumber, birthday } of people) {
      expect(canonicalPhone(phone)).toBeDefined();
      expect(birthDateOf(idNumber)).toBe(birthday);
    }
  });

  it('show that they do not exist, and are told apart', () => {
    for (const { name, idNumber, area } of people) {
      expect(name).toContain('模拟');
      expect(area).toContain('虚构');
      expect(idNumber.startsWith('990000')).toBe(true);
    }
    expect(new Set(people.map(({ name }) => name.slice(1))).size).toBe(500);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(500);
  });

  // GB 11643-1999: the 17th digit is odd for men and even for women.
  it('have ID numbers of their gender', () => {
    for (const { gender, idNumber } of people) expect(Number(idNumber[16]) % 2).toBe(gender === 'male' ? 1 : 0);
    expect(new Set(people.map(({ gender }) => gender)).size).toBe(2);
  });
});
