import type { ImportedFact, ImportedHistory } from '#interchange';
import { type Actor, type Clock, streamName } from '#kernel';
import { customerIn, type Statement, type TimedFact } from './appending.ts';

/** What one append may hold, in bytes of JSON: below the store's limit by room for envelopes and metadata. */
const APPEND_BYTES = 400 * 1024;

/**
 * A history as the appends that keep it: one, unless it is too large for one; then the parts after the first carry the
 * command id with `~2`, `~3`, … behind it.
 */
export function statementsOf(history: ImportedHistory, actor: Actor, clock: Clock): readonly Statement[] {
  const stream = streamName(history.aggregate, history.id);
  const now = clock();
  return inParts(history.facts).map((facts, part) => ({
    stream,
    facts: facts.map(
      (fact): TimedFact => ({ ...fact, occurredAt: fact.occurredAt === 'recorded' ? now : fact.occurredAt }),
    ),
    actor,
    commandId: part === 0 ? history.commandId : `${history.commandId}~${part + 1}`,
    sent: { command: 'import', id: history.id, data: { facts: facts.map(asInSource) } },
    outlet: history.outlet,
    provenance: history.provenance,
    customer: customerIn(history.facts),
  }));
}

/** Checks may come out otherwise on another day, or by later rules: they make no row another one. */
function asInSource(fact: ImportedFact): ImportedFact {
  const { checks: _checks, ...data } = fact.data as { readonly checks?: object };
  return { ...fact, data };
}

function inParts(facts: ImportedHistory['facts']): readonly ImportedHistory['facts'][] {
  const parts: ImportedHistory['facts'][number][][] = [[]];
  let bytes = 0;
  for (const fact of facts) {
    const size = Buffer.byteLength(JSON.stringify(fact.data));
    if (bytes > 0 && bytes + size > APPEND_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    bytes += size;
    parts.at(-1)?.push(fact);
  }
  return parts;
}
