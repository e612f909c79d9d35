import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { QuestionRefused } from './errors.ts';
import { queryTimes } from './query-time.ts';

const at = (time: string) => `2026-03-01T${time}Z` as Instant;
const NOON = at('12:00:00.000');

/** Asked at noon of a log whose last event was recorded then. */
function asked(times: Parameters<typeof queryTimes>[0], recordedAt: Instant | null) {
  return queryTimes(times, { recordedAt }, () => NOON);
}

const MORNING = at('08:00:00.000');
const DAWN = at('05:00:00.000');

describe('the times of a question', () => {
  it.each([
    ['neither', {}, NOON, NOON],
    ['asOf alone', { asOf: MORNING }, MORNING, MORNING],
    ['effectiveAt alone', { effectiveAt: MORNING }, NOON, MORNING],
    ['both', { asOf: MORNING, effectiveAt: DAWN }, MORNING, DAWN],
    ['an effectiveAt that lies ahead', { effectiveAt: at('20:00:00.000') }, NOON, at('20:00:00.000')],
  ])('are these for %s', (_given, times, asOf, effectiveAt) => {
    expect(asked(times, DAWN)).toMatchObject({ asOf, effectiveAt });
  });

  it('lie before now, which is the later of the clock and the last event', () => {
    const ahead = at('12:00:00.007');
    expect(() => asked({ asOf: at('12:00:00.001') }, DAWN)).toThrow(QuestionRefused);
    expect(asked({ asOf: ahead }, ahead)).toMatchObject({ asOf: ahead });
    expect(asked({}, ahead)).toMatchObject({ asOf: ahead });
    expect(() => asked({ asOf: at('12:00:00.008') }, ahead)).toThrow(QuestionRefused);
  });

  it.each([
    ['the last event was recorded after it', at('08:00:00.001'), true],
    ['more may come in the same millisecond', MORNING, false],
    ['the clock alone has passed it', DAWN, false],
    ['nothing was ever recorded', null, false],
  ])('are settled or not where %s', (_what, recordedAt, settled) => {
    expect(asked({ asOf: MORNING }, recordedAt)).toMatchObject({ settled });
  });
});
