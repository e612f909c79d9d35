import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountOf } from './account.ts';
import { formsOf } from './forms.ts';
import { knownAt } from './history.ts';
import { randomHistory } from './testing/random-history.fixture.ts';
import { local } from './testing/told.fixture.ts';

const day = fc.integer({ min: 20, max: 36 }).map((n) => local(new Date(Date.UTC(2026, 10, n)).toISOString()));

describe('an account', () => {
  it('knows by any cut-off, however often and in whatever order it is asked, what its history tells', () => {
    fc.assert(
      fc.property(randomHistory, day, day, fc.array(fc.option(day, { nil: undefined })), (history, asOf, at, asked) => {
        const point = { asOf, effectiveAt: at };
        const account = accountOf(history, point);
        for (const cutOff of asked) expect(account.known(cutOff)).toEqual(knownAt(history, point, cutOff));
        for (const event of account.seen) expect(account.formsOf(event)).toEqual(formsOf(event, history, point));
      }),
    );
  });
});
