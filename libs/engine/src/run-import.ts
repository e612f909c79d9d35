import type { Accepted, Command, Conflicted } from '#command';
import type { ImportedHistory, PersonId } from '#interchange';
import type { Engine } from './open-engine.ts';

/** Histories on their way at a time: enough for the log to write many in one group. */
const IN_FLIGHT = 256;

export interface ImportResult {
  /** Histories newly written. */
  readonly imported: number;
  /** Histories that the log held already, just so. */
  readonly unchanged: number;
  /** Command ids of histories that the log holds otherwise: nothing of them was changed. */
  readonly different: readonly string[];
  readonly events: number;
}

/** Names met by an import, and the ids that their people have. */
export function personDirectory(engine: Engine): { readonly personId: PersonId; remember(): Promise<void> } {
  const people = new Map<string, { readonly source: string; readonly name: string; readonly id: string }>();
  return {
    async personId(source, name, commandId) {
      const key = JSON.stringify([source, name]);
      const known = people.get(key);
      if (known) return known.id;
      const id = await engine.personId(source, name, commandId);
      people.set(key, { source, name, id });
      return id;
    },
    /** Lets a later import find these people; their names are kept as keyed hashes only. */
    async remember() {
      const entries = [...people.values()].map(({ source, name, id }) => ({
        term: { kind: 'name', source, value: name } as const,
        subject: id,
      }));
      await engine.keys.index.put(engine.store.header.tenant, entries);
    },
  };
}

/** Writes histories, many side by side; what an earlier run wrote is found and left as it is. */
export async function runImport(
  engine: Engine,
  histories: Iterable<ImportedHistory> | AsyncIterable<ImportedHistory>,
  actor: Command['actor'],
  report: (done: number) => void,
): Promise<ImportResult> {
  const different: string[] = [];
  let [imported, unchanged, events, done] = [0, 0, 0, 0];
  const count = (history: ImportedHistory, outcome: Accepted | Conflicted) => {
    done += 1;
    report(done);
    if (outcome.outcome === 'conflict') different.push(history.commandId);
    else if (outcome.repeated) unchanged += 1;
    else {
      imported += 1;
      events += outcome.events.length;
    }
  };
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for await (const history of histories) {
    if (failure) break;
    const write: Promise<void> = engine.executor
      .importHistory(history, actor)
      .then((outcome) => count(history, outcome))
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(write));
    underWay.add(write);
    if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure) throw failure.error;
  return { imported, unchanged, different, events };
}
