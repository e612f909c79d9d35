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

/** The people of an import: the ids that their names have, kept as keyed hashes once somebody is registered. */
export interface PersonDirectory {
  readonly personId: PersonId;
  /** Lets later imports find the person. Nothing happens for an id that no name was asked for. */
  remember(id: string): Promise<void>;
}

export function personDirectory(engine: Engine): PersonDirectory {
  const ids = new Map<string, string>();
  const names = new Map<string, { readonly source: string; readonly name: string }>();
  return {
    async personId(source, name, commandId) {
      const key = JSON.stringify([source, name]);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = await engine.personId(source, name, commandId);
      ids.set(key, id);
      names.set(id, { source, name });
      return id;
    },
    async remember(id) {
      const named = names.get(id);
      if (!named) return;
      const term = { kind: 'name', source: named.source, value: named.name } as const;
      await engine.keys.index.put(engine.store.header.tenant, [{ term, subject: id }]);
    },
  };
}

/**
 * Writes histories, many side by side; what an earlier run wrote is found and left as it is. Whoever is registered can be
 * found by name at once: an import that ends early, and is started again, registers nobody twice.
 */
export async function runImport(
  engine: Engine,
  histories: Iterable<ImportedHistory> | AsyncIterable<ImportedHistory>,
  actor: Command['actor'],
  people: PersonDirectory,
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
  const write = async (history: ImportedHistory) => {
    const outcome = await engine.executor.importHistory(history, actor);
    if (outcome.outcome === 'accepted' && history.aggregate === 'staff') await people.remember(history.id);
    count(history, outcome);
  };
  try {
    for await (const history of histories) {
      if (failure) break;
      const written: Promise<void> = write(history)
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(written));
      underWay.add(written);
      if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failure) throw failure.error;
  return { imported, unchanged, different, events };
}
