import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandDtos } from './commands/index.ts';
import { samples } from './testing/samples.fixture.ts';
import { validateCommand } from './validate-command.ts';

const PLANTED = '王小明 13800000000';

const names = fc.constantFrom(...commandDtos.keys());
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    PLANTED,
    { [PLANTED]: PLANTED },
    [PLANTED],
    JSON.parse('{"__proto__":{"x":1}}'),
    '2026-02-30',
  ),
  fc.integer({ min: 30, max: 2000 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))),
  fc.constantFrom<unknown>(
    null,
    1e308,
    -0,
    '',
    '\u0000',
    '\ud800',
    { amount: 5, currency: 'CNY' },
    JSON.parse('{"then":"x"}'),
  ),
);

/** The sample of a command with one value, at whatever depth, put in the place of another. */
const spoiled = names.chain((name) =>
  fc
    .record({ at: fc.constantFrom(...placesIn(samples[name])), value: hostile, extra: fc.option(hostile) })
    .map(({ at, value, extra }) => {
      const data = structuredClone(samples[name]) as Record<string, unknown>;
      put(data, at, value);
      return { name, data: extra === null ? data : { ...data, [PLANTED]: extra } };
    }),
);

function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return place.length === 0 ? [] : [place];
  const below = Object.entries(value).flatMap(([name, member]) => placesIn(member, [...place, name]));
  return place.length === 0 ? below : [place, ...below];
}

function put(data: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) data[first] = value;
  else put(data[first] as Record<string, unknown>, rest, value);
}

function expectAnswer(name: string, data: unknown): void {
  const answer = validateCommand(name, data);
  if ('input' in answer) {
    expect(validateCommand(name, answer.input)).toEqual(answer);
    expect(Object.getPrototypeOf(answer.input)).toBe(Object.prototype);
  } else {
    expect(answer.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer.errors)).not.toContain('13800000000');
    for (const { pointer } of answer.errors) expect(pointer).toMatch(/^(\/[A-Za-z0-9_]+)*$/);
  }
}

describe('validateCommand', () => {
  it('answers whatever comes, and reads what it accepted as the same again', () => {
    fc.assert(fc.property(names, hostile, expectAnswer), { numRuns: 500 });
    fc.assert(
      fc.property(spoiled, ({ name, data }) => expectAnswer(name, data)),
      { numRuns: 2000 },
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('reads instants and money as the domain writes them', () => {
    expect(
      validateCommand('RegisterStaff', {
        name: '李强',
        role: 'planner',
        discountAuthority: { amount: '5', currency: 'CNY' },
      }),
    ).toEqual({
      input: { name: '李强', role: 'planner', discountAuthority: { amount: '5.00', currency: 'CNY' } },
    });
    const drive = { bookingId: 'b-1', opportunityId: 'o-1', odometerKm: 5.1 };
    expect(validateCommand('ReturnDemoCar', { ...drive, at: '2026-11-20T10:00+08:00' })).toEqual({
      input: { ...drive, at: '2026-11-20T02:00:00.000Z' },
    });
  });

  it.each([
    ['registertraffic', 'did you mean RegisterTraffic?'],
    ['register-traffic', 'did you mean RegisterTraffic?'],
    ['DropTables', 'names are like'],
    ['__proto__', 'names are like'],
    ['ReserveVehicle', 'names are like'],
  ])('does not know %s', (name, hint) => {
    expect(validateCommand(name, {})).toMatchObject({
      errors: [{ pointer: '', code: 'unknown-command', message: { en: expect.stringContaining(hint) } }],
    });
  });

  it.each([null, [], 'x', 7])('takes no %j for data', (data) => {
    expect(validateCommand('RegisterTraffic', data)).toMatchObject({ errors: [{ pointer: '', code: 'object' }] });
  });

  it('names every fault', () => {
    const answer = validateCommand('RegisterTraffic', { channel: '', outlet: '上海', partySize: 0, people: 2 });
    expect('errors' in answer && answer.errors.map(({ pointer, code }) => `${code} ${pointer}`).sort()).toEqual([
      'aggregate-id /outlet',
      'code /channel',
      'unknown-field /people',
      'whole-number /partySize',
    ]);
  });
});
