import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Instant, Zone } from '#kernel';
import type { Corpus } from '#simulation';
import { type Engine, openEngine } from './open-engine.ts';

/** A log of a corpus under a clock that stands where the last command left it, or where somebody sets it. */
export interface PlayedCorpus {
  readonly engine: Engine;
  setClock(now: Instant): void;
  /** Closes the engine and removes its folder. */
  close(): Promise<void>;
}

/** Each command is sent, and each import brought, when it is entered. */
export async function playCorpus({ commands, imports }: Corpus, zone: Zone): Promise<PlayedCorpus> {
  const data = mkdtempSync(join(tmpdir(), 'dealtrail-corpus-'));
  let now = '' as Instant;
  const clock: Clock = () => now;
  const engine = await openEngine({ data, create: { zone, simulated: true }, clock });
  const waiting = [...imports];
  for (const { recordedAt, ...command } of commands) {
    for (let next = waiting[0]; next && next.recordedAt <= recordedAt; next = waiting[0]) {
      now = next.recordedAt;
      await engine.executor.importHistory(next.history, next.actor);
      waiting.shift();
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
