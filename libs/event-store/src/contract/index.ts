import { afterEach, describe } from '@jest/globals';
import type { EventStore } from '../event-store.ts';
import { appendClauses } from './append-clauses.ts';
import type { Adapter, Bench } from './contract.ts';
import { copyClauses } from './copy-clauses.ts';
import { raceClauses } from './race-clauses.ts';
import { readClauses } from './read-clauses.ts';
import { repeatClauses } from './repeat-clauses.ts';
import { clockShowing } from './sample-events.ts';
import { subscribeClauses } from './subscribe-clauses.ts';
import { timeClauses } from './time-clauses.ts';
import { valueClauses } from './value-clauses.ts';

export type { Adapter, Capabilities } from './contract.ts';
export * from './sample-events.ts';

/** Everything that an adapter of the event store promises, as tests. */
export function describeEventStoreContract(name: string, { make, capabilities }: Adapter): void {
  describe(`${name} keeps the contract of the event store`, () => {
    const opened: EventStore[] = [];
    const bench: Bench = {
      capabilities,
      async open(clock = clockShowing(0)) {
        const store = await make(clock);
        opened.push(store);
        return store;
      },
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });

    describe('append', () => appendClauses(bench));
    describe('a repeated append', () => repeatClauses(bench));
    describe('races', () => raceClauses(bench));
    describe('reading', () => readClauses(bench));
    describe('values and sizes', () => valueClauses(bench));
    describe('recordedAt', () => timeClauses(bench));
    describe('subscribe', () => subscribeClauses(bench));
    describe('copy', () => copyClauses(bench));
  });
}
