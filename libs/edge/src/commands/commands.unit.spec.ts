import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { dealershipCommands } from '#dealership';
import { opportunityCommands } from '#opportunity';
import { samples } from '../testing/samples.fixture.ts';
import { validateCommand } from '../validate-command.ts';
import { commandDtos } from './index.ts';

/** Steps of other commands: nobody sends them. */
const INTERNAL = ['ReserveVehicle', 'ReleaseVehicle'];

const declaredFields = (dto: new () => object) => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(dto, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

const errorsOf = (name: string, data: object) => {
  const result = validateCommand(name, data);
  return 'errors' in result ? result.errors.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

it('every command that may be sent has its class, and no other has', () => {
  const decided = [...opportunityCommands, ...dealershipCommands].map(({ name }) => name);
  const sent = decided.filter((name) => !INTERNAL.includes(name));
  expect(new Set(commandDtos.keys())).toEqual(new Set(sent));
});

describe.each([...commandDtos].map(([name, dto]) => ({ name, dto, sample: samples[name] ?? {} })))(
  '$name',
  ({ name, dto, sample }) => {
    it('takes every field it has and gives it back', () => {
      expect(Object.keys(sample).sort()).toEqual(declaredFields(dto).sort());
      expect(validateCommand(name, sample)).toEqual({ input: sample });
    });

    it('takes no other', () => {
      expect(errorsOf(name, { ...sample, surprise: 1 })).toEqual(['unknown-field /surprise']);
    });

    it('says which field is missing', () => {
      for (const field of Object.keys(sample)) {
        const { [field]: _left, ...rest } = sample as Record<string, unknown>;
        expect(['', `missing-field /${field}`]).toContain(errorsOf(name, rest).join());
      }
    });

    it('says which field has the wrong form', () => {
      for (const field of Object.keys(sample)) {
        const [error, ...others] = errorsOf(name, { ...sample, [field]: [[]] });
        expect(error?.split(' ')[1]).toMatch(new RegExp(`^/${field}(/|$)`));
        expect(others).toEqual([]);
      }
    });
  },
);
