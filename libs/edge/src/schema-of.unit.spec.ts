import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { commandDtos } from './commands/index.ts';
import { schemaOf } from './schema-of.ts';
import { samples } from './testing/samples.fixture.ts';
import { validateCommand } from './validate-command.ts';

const ajv = new Ajv2020({ strict: true });
formats.default(ajv);

/** Values that no field takes, and those that few do. */
const HOSTILE = [
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'x'.repeat(20_000),
  [],
  [null],
  {},
  { $where: '1' },
  '2026-02-30',
];

describe.each([...commandDtos])('the schema of %s', (name, dto) => {
  const fits = ajv.compile(schemaOf(dto));
  const sample = samples[name] as Readonly<Record<string, unknown>>;
  const takes = (data: unknown) => 'input' in validateCommand(name, data);

  it('takes data that fills every field, and no other field', () => {
    expect(fits(sample)).toBe(true);
    expect(Object.keys(sample).length).toBe(Object.keys(schemaOf(dto).properties as object).length);
    expect(fits({ ...sample, colour: 'red' })).toBe(false);
  });

  it('refuses nothing that the edge takes, and asks for the fields that it asks for', () => {
    for (const field of Object.keys(sample)) {
      const { [field]: _, ...without } = sample;
      expect([field, fits(without)]).toEqual([field, takes(without)]);
      for (const value of HOSTILE) {
        const data = { ...sample, [field]: value };
        if (takes(data)) expect([field, value, fits(data)]).toEqual([field, value, true]);
      }
    }
  });
});
