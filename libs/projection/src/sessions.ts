import { ProjectorBusy } from './errors.ts';
import { takeLease } from './held-lease.ts';
import type { Pause } from './pause.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';
import { type InTurn, inTurns } from './turns.ts';

/** The one session that a process has at a time, with whom it is shared. */
export interface Sessions {
  /** With the session that is kept open, or one that lasts as long as the work. @throws ProjectorBusy */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Keeps one open for `work`, which gives way to `use` between its own turns. @throws ProjectorBusy */
  keep<T>(work: (session: Session, inTurn: InTurn) => Promise<T>): Promise<T>;
  /** The one kept open. */
  kept(): Session | undefined;
}

export interface SessionsOptions extends SessionOptions {
  readonly holder: string;
  readonly leaseMs: number;
  readonly pause: Pause;
}

export function createSessions(options: SessionsOptions): Sessions {
  const inTurn = inTurns();
  let kept: Session | undefined;
  const begin = async () => {
    const taken = await takeLease(options.readStore, options.holder, options.leaseMs, options.pause);
    if ('by' in taken) throw new ProjectorBusy(taken.by.holder);
    try {
      return await openSession(taken.held, options);
    } catch (error) {
      await taken.held.release();
      throw error;
    }
  };
  return {
    kept: () => kept,
    use: (work) =>
      inTurn(async () => {
        if (kept) return work(kept);
        const session = await begin();
        try {
          return await work(session);
        } finally {
          await session.close();
        }
      }),
    async keep(work) {
      const session = await inTurn(async () => {
        if (kept) throw new ProjectorBusy(options.holder);
        kept = await begin();
        return kept;
      });
      try {
        return await work(session, inTurn);
      } finally {
        await inTurn(async () => {
          kept = undefined;
          await session.close();
        });
      }
    },
  };
}
