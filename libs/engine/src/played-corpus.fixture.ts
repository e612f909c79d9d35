import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '#command';
import type { Clock, Instant, Zone } from '#kernel';
import type { Corpus, PlantedRefusal } from '#simulation';
import { type Engine, openEngine } from './open-engine.ts';

/** A log of a corpus under a clock that stands where the last command left it, or where somebody sets it. */
export interface PlayedCorpus {
  readonly engine: Engine;
  setClock(now: Instant): void;
  /** Closes the engine and removes its folder. */
  close(): Promise<void>;
}

/** What became of a command that is to be refused: the outcome, and types of events that were stored meanwhile. */
export interface Tried {
  readonly refusal: PlantedRefusal;
  readonly outcome: Outcome;
  readonly stored: readonly string[];
}

/**
 * Each command is sent, and each import brought, when it is entered.
 * @param told of each command that is to be refused; absent: none of them is sent
 */
export async function playCorpus(
  { commands, imports, refusals }: Corpus,
  zone: Zone,
  told?: (tried: Tried) => void,
): Promise<PlayedCorpus> {
  const data = mkdtempSync(join(tmpdir(), 'dealtrail-corpus-'));
  let now = '' as Instant;
  const clock: Clock = () => now;
  const engine = await openEngine({ data, create: { zone, simulated: true }, clock });
  const beside = [
    ...imports.map(({ recordedAt, history, actor }) => ({
      recordedAt,
      act: () => engine.executor.importHistory(history, actor),
    })),
    ...(told ? refusals : []).map((refusal) => ({
      recordedAt: refusal.command.recordedAt,
      act: async () => told?.(await tried(engine, refusal)),
    })),
  ].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt)));
  for (const { recordedAt, ...command } of commands) {
    for (let next = beside[0]; next && next.recordedAt <= recordedAt; next = beside[0]) {
      now = next.recordedAt;
      await next.act();
      beside.shift();
    }
    now = recordedAt;
    const outcome = await engine.executor.execute({ ...command, input: command.data });
    if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify({ command, outcome }));
  }
  return {
    engine,
    setClock(at) {
      now = at;
    },
    async close() {
      await engine.close();
      rmSync(data, { recursive: true });
    },
  };
}

async function tried({ executor, store }: Engine, refusal: PlantedRefusal): Promise<Tried> {
  const after = await store.head();
  const { data, ...command } = refusal.command;
  const outcome = await executor.execute({ ...command, data, input: data });
  const stored = (await Array.fromAsync(store.readAll({ after }))).flat().map(({ type }) => type);
  return { refusal, outcome, stored };
}
