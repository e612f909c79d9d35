import { describe, expect, it } from '@jest/globals';
import { type Actor, type CommandType, type Fact, type Instant, isRefusal } from '../index.ts';
import { aContext } from './context.fixture.ts';
import { folded, NOON, recorded } from './recorded.fixture.ts';

/** One row: what stood in the stream, what was asked, and the events it gave or the rule that refused it. */
export interface Case<Input, Facts> {
  readonly name: string;
  readonly given?: readonly (Fact & { readonly at?: Instant })[];
  readonly id?: string;
  readonly input: Input;
  readonly at?: Instant;
  readonly imported?: boolean;
  readonly actor?: Actor;
  readonly facts?: Facts;
  readonly gives: readonly Fact[] | { readonly refused: string; readonly evidence: readonly number[] };
}

/** Runs the rows of a command's table. `evidence` counts the given events from 0. */
export function describeCommand<Input, State, Facts extends object>(
  command: CommandType<Input, State, Facts>,
  noFacts: Facts,
  cases: readonly Case<Input, Facts>[],
): void {
  describe(command.name, () => {
    it.each(cases)(
      '$name',
      ({ given = [], id = 'id-1', input, at = NOON, imported = false, actor, facts = noFacts, gives }) => {
        const events = given.map((event, n) => recorded(event, n, event.at));
        const state = folded(command.aggregate, events);
        const context = { ...aContext(state, { id, at, imported, ...(actor && { actor }) }), ...facts };
        const decision = command.decide(Object.freeze(input), state, context);
        if ('refused' in gives) {
          if (!isRefusal(decision)) throw new Error(`accepted: ${JSON.stringify(decision)}`);
          expect([decision.rule, decision.evidence]).toEqual([gives.refused, gives.evidence.map((n) => `event-${n}`)]);
          expect(decision.ruleVersion).toBe('lifecycle@1');
          for (const text of [decision.reason, decision.remedy]) expect(text).toEqual(inBothLanguages);
        } else {
          expect(decision).toEqual(gives);
        }
      },
    );
  });
}

const inBothLanguages = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };
