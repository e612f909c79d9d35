import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, JsonObject } from '#kernel';
import { anEvent, NOON, opportunity } from '../contract/index.ts';
import { prepareEvents, recordText } from '../log/index.ts';
import { hasId, isOfStream, placeOf } from './record-place.ts';

it('reads from a record what JSON.parse reads, whatever stands in its data', () => {
  const misleading = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(',"stream":"opportunity-2","revision":7,"position":9', '","revision":', '{"id":"'),
  );
  fc.assert(
    fc.property(fc.dictionary(misleading, misleading), fc.nat(), fc.nat(), (data, revision, position) => {
      const stream = opportunity('o-1');
      const event = anEvent(stream, 'c-1', 0, data as JsonObject);
      const [prepared] = prepareEvents(stream, [event]);
      const body = recordText(prepared as NonNullable<typeof prepared>, revision, position, NOON as Instant);
      const { id, recordedAt } = JSON.parse(body) as { id: string; recordedAt: string };
      expect(placeOf(body)).toEqual({ id, stream, revision, position, recordedAt });
      expect([hasId(body, id), isOfStream(body, stream)]).toEqual([true, true]);
      expect([hasId(body, id.replace(/.$/, 'x')), isOfStream(body, opportunity('o-12'))]).toEqual([false, false]);
    }),
  );
});

it.each(['', '{}', '{"id":"1b671a64-40d5-591e-99b0-da01ff1f3341"}'])('finds no place in %s', (text) => {
  expect(placeOf(text)).toBeUndefined();
});
