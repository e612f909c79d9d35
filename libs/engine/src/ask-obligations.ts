import type { Verdict } from '#compliance';
import { type Actor, earliest, type Instant, type RecordedEvent } from '#kernel';
import { positionOf } from './completeness.ts';
import { NothingKnown } from './errors.ts';
import { judgedOpportunity } from './judged-opportunity.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { requireRule } from './require-rule.ts';
import { streamNamed } from './stream-named.ts';

/** An event that a verdict rests on. */
export interface Evidence {
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
}

export interface ObligationsAnswer {
  readonly opportunity: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Every verdict of every rule in force: kept, open, pending, lapsed and violated. */
  readonly verdicts: readonly (Verdict & { readonly restsOn: readonly Evidence[] })[];
  readonly position: string;
  readonly settled: boolean;
}

export interface ObligationsQuestion extends AskedTimes {
  /** One rule only. */
  readonly rule?: string | undefined;
}

/**
 * What the rules say of an opportunity at an instant, by what was known at another, with the events that each verdict rests
 * on. It is judged from the log itself.
 * @throws NothingKnown where no opportunity of that id was known then; QuestionRefused for a rule that there is not
 */
export async function askObligations(
  engine: Engine,
  id: string,
  { rule, ...asked }: ObligationsQuestion,
): Promise<ObligationsAnswer> {
  requireRule(rule);
  const { store, clock } = engine;
  const stream = streamNamed('opportunity', id);
  if (!stream) throw new NothingKnown(`there is no opportunity ${JSON.stringify(id)}`);
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const point = { asOf, effectiveAt: earliest(effectiveAt, asOf) };
  const { told, verdicts } = await judgedOpportunity(engine, stream, point);
  if (!told.some(({ occurredAt, recordedAt }) => recordedAt <= asOf && occurredAt <= effectiveAt))
    throw new NothingKnown(`no opportunity ${JSON.stringify(id)} was known at ${asOf} to have begun by ${effectiveAt}`);
  const byId = new Map(told.map((event) => [event.id, event]));
  return {
    opportunity: id,
    asOf,
    effectiveAt,
    verdicts: verdicts
      .filter((verdict) => rule === undefined || verdict.rule === rule)
      .map((verdict) => ({ ...verdict, restsOn: verdict.evidence.flatMap((event) => evidenceOf(byId.get(event))) })),
    position: await positionOf(store, { asOf, settled }, head),
    settled,
  };
}

function evidenceOf(event: RecordedEvent | undefined): readonly Evidence[] {
  if (!event) return [];
  const { id, type, occurredAt, recordedAt, meta } = event;
  return [{ eventId: id, type, occurredAt, recordedAt, actor: meta.actor }];
}
