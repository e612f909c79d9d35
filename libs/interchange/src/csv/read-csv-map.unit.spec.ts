import { describe, expect, it } from '@jest/globals';
import { LEAST } from './csv.fixture.ts';
import { readCsvMap } from './read-csv-map.ts';

describe('readCsvMap', () => {
  it.each([
    ['nothing', undefined, '', 'it is not JSON'],
    ['no object', [], '', 'an object must stand here'],
    ['no source', { ...LEAST, source: undefined }, '', 'it lacks "source"'],
    ['an empty source', { ...LEAST, source: '' }, '/source', 'a text must stand here'],
    ['a member nobody knows', { ...LEAST, colour: 'red' }, '/colour', 'nothing is called that here'],
    ['a member called a/b~', { ...LEAST, 'a/b~': 1 }, '/a~1b~0', 'nothing is called that here'],
    ['another model', { ...LEAST, stageModel: 'project' }, '/stageModel', 'one of simple, dealer must stand here'],
    ['a bare column', { ...LEAST, created: 'opened' }, '/created', 'an object must stand here'],
    ['a bad format', { ...LEAST, created: { column: 'a', format: 'yyyy' } }, '/created/format', 'ISO or a pattern'],
    ['a bad zone', { ...LEAST, zone: 'Mars/Base' }, '/zone', 'no such time zone is known'],
    ['a long separator', { ...LEAST, separator: '||' }, '/separator', 'one character must stand here'],
    ['a quote as separator', { ...LEAST, separator: '"' }, '/separator', 'one character must stand here'],
    [
      'a stage of another model',
      { ...LEAST, stage: { column: 's', values: { a: 'ORDERED' } } },
      '/stage/values/a',
      'one of PROSPECTING, ENGAGING must stand here',
    ],
    [
      'an outcome nobody knows',
      { ...LEAST, outcome: { column: 's', values: { x: 'done' } }, closed: LEAST.created },
      '/outcome/values/x',
      'one of open, won, lost must stand here',
    ],
    [
      'an outcome without close',
      { ...LEAST, outcome: { column: 's', values: {} } },
      '',
      'has "outcome" and lacks "closed"',
    ],
    ['a close without outcome', { ...LEAST, closed: LEAST.created }, '', 'has "closed" and lacks "outcome"'],
    ['a value without currency', { ...LEAST, value: { column: 'v' } }, '', 'has "value" and lacks "currency"'],
    ['no currency', { ...LEAST, currency: 'EURO' }, '/currency', 'an ISO 4217 currency code'],
    [
      'a sign used twice',
      { ...LEAST, currency: 'EUR', value: { column: 'v', decimal: ',', grouping: ',' } },
      '/value',
      'decimal and grouping are the same',
    ],
    [
      'a dimension with its own member',
      { ...LEAST, dimensions: { product: 'p' } },
      '/dimensions/product',
      'at the top',
    ],
    ['a dimension with a bad name', { ...LEAST, dimensions: { 'a b': 'p' } }, '/dimensions/a b', '1 to 64 letters'],
    ['an unknown customer field', { ...LEAST, customer: { iban: 'x' } }, '/customer/iban', 'nothing is called that'],
  ])('refuses %s', (_, map, pointer, what) => {
    const reading = () => readCsvMap('map.json', map === undefined ? 'nothing' : JSON.stringify(map));
    expect(reading).toThrow(what);
    expect(reading).toThrow(`the map map.json is wrong at ${pointer || 'its top'}`);
    expect(reading).toThrow(
      expect.objectContaining({ code: 'import-map-invalid', place: { file: 'map.json', pointer } }),
    );
  });

  it.each(['', '/dimensions', '/customer'])('has no place for __proto__ at "%s"', (place) => {
    const member = place === '' ? '"__proto__": {}' : `"${place.slice(1)}": {"__proto__": "column"}`;
    const json = `{"source":"a","stageModel":"simple","created":{"column":"c","format":"ISO"},${member}}`;
    expect(() => readCsvMap('map.json', json)).toThrow(`wrong at ${place}/__proto__`);
  });
});
