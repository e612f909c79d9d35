import { describe, expect, it } from '@jest/globals';
import {
  type Actor,
  type CommandType,
  DEFAULT_ZONE,
  derivedId,
  type Fact,
  type Instant,
  isRefusal,
  noPolicy,
  type Policy,
} from '#kernel';
import { folded, idOf, minute, recorded, type Told } from '../opportunity.fixture.ts';
import { foldEffective } from '../opportunity.ts';
import type { OpportunityState } from '../opportunity-state.ts';

/** What stood in the stream, what was asked, and the events it gave, or the rule that refused it and its evidence. */
export interface Case<Input, Facts> {
  readonly name: string;
  readonly given: readonly Told[];
  readonly input: Input;
  /** When it happened; default: now, which is minute 100. */
  readonly at?: Instant;
  readonly facts?: Facts;
  readonly policy?: Partial<Policy>;
  readonly actor?: Actor;
  /** Types and what must stand in their data. */
  readonly gives?: readonly (readonly [type: string, data: object])[];
  readonly refused?: string;
  /** Revisions of the events that the refusal rests on; default: none. */
  readonly evidence?: readonly number[];
}

const inBothLanguages = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };

/** Decides one case as an executor would. */
export function decideCase<Input, Facts extends object>(
  command: CommandType<Input, OpportunityState, Facts>,
  { given, input, at = minute(100), facts, policy, actor }: Case<Input, Facts>,
) {
  const events = recorded(given);
  const state = folded(events);
  const late = events.some(({ occurredAt }) => at < occurredAt);
  return command.decide(Object.freeze(input), state, {
    id: 'op-1',
    commandId: 'command-x',
    actor: actor ?? { id: 's-1', role: 'sales_consultant' },
    occurredAt: at,
    now: minute(100),
    zone: DEFAULT_ZONE,
    currency: 'CNY',
    imported: false,
    policy: { ...noPolicy, ...policy },
    effective: late ? foldEffective(events, at) : state,
    newId: (kind) => derivedId(kind, 'command-x'),
    ...(facts as Facts),
  });
}

/** Runs the table of a command. */
export function describeCommand<Input, Facts extends object>(
  command: CommandType<Input, OpportunityState, Facts>,
  cases: readonly Case<Input, Facts>[],
): void {
  describe(command.name, () => {
    it.each(cases)('$name', (row) => {
      const decision = decideCase(command, row);
      if (row.refused === undefined) {
        if (isRefusal(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`);
        expect(decision.map(({ type }: Fact) => type)).toEqual((row.gives ?? []).map(([type]) => type));
        expect(decision.map(({ data }: Fact) => data)).toMatchObject((row.gives ?? []).map(([, data]) => data));
      } else {
        if (!isRefusal(decision)) throw new Error(`accepted: ${JSON.stringify(decision)}`);
        expect([decision.rule, decision.evidence]).toEqual([row.refused, (row.evidence ?? []).map(idOf)]);
        expect(decision.ruleVersion).toBe('lifecycle@1');
        for (const text of [decision.reason, decision.remedy]) expect(text).toEqual(inBothLanguages);
      }
    });
  });
}
