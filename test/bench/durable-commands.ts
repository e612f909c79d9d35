import { type Engine, openEngine } from '#engine';
import type { JsonObject } from '#kernel';

/** Opportunities that the commands go round, so that states are known and streams stay short. */
export const OPPORTUNITIES = 10_000;

/** Durable commands on an engine of its own, on opportunities that are there already. */
export interface DurableCommands {
  readonly engine: Engine;
  /** The n-th command of one of so many lanes, and its position; no two lanes ever share an opportunity. */
  plain(lanes: number): (lane: number, n: number) => Promise<number>;
  /**
   * Commands for as long as one likes: one in ten creates an opportunity, the others go round those created last, so that streams get about ten events each, as they do in a log, however many commands come.
   */
  lasting(): () => Promise<number>;
  /** The same as `plain` with free text in each: one sealed envelope an event, its subject known. */
  sealed(lanes: number): (lane: number, n: number) => Promise<number>;
  close(): Promise<void>;
}

const idOf = (n: number) => `opportunity-${n}`;
const actor = { id: 'consultant-1', role: 'sales_consultant' };

/** @param eventStore where the log is; default: in the folder */
export async function durableCommands(folder: string, eventStore?: string): Promise<DurableCommands> {
  const engine = await openEngine({ data: folder, eventStore, create: { tenant: 'bench', currency: 'CNY' } });
  let sent = 0;
  const send = async (command: string, id: string, data: JsonObject) => {
    const commandId = `bench-${sent++}`;
    const outcome = await engine.executor.execute({ command, id, data, input: data, actor, commandId });
    if (outcome.outcome !== 'accepted') throw new Error(`${command} was not accepted: ${JSON.stringify(outcome)}`);
    return outcome.position;
  };
  const create = (n: number) =>
    send('CreateOpportunity', idOf(n), {
      customer: { surname: '王', phone: `139${String(n).padStart(8, '0')}`, gender: 'unknown' },
      outlet: 'outlet-1',
    });
  await Promise.all(Array.from({ length: OPPORTUNITIES }, (_, n) => create(n)));
  const amend = (opportunity: number, reason: JsonObject = {}) =>
    send('AmendValue', idOf(opportunity), {
      new: { amount: `${150_000 + (sent % 50_000)}.00`, currency: 'CNY' },
      ...reason,
    });
  const goingRound = (lanes: number, reason: JsonObject) => {
    const share = Math.floor(OPPORTUNITIES / lanes);
    return (lane: number, n: number) => amend(lane * share + (n % share), reason);
  };
  return {
    engine,
    plain: (lanes) => goingRound(lanes, {}),
    lasting() {
      let begun = 0;
      return () => {
        const n = begun++;
        const created = Math.floor(n / 10);
        if (n % 10 === 0) return create(OPPORTUNITIES + created);
        // The very last ones may be under way still.
        return amend(created + ((n - created) % (OPPORTUNITIES - 1_000)));
      };
    },
    sealed: (lanes) => goingRound(lanes, { reason: '客户改选高配，加装导航' }),
    close: () => engine.close(),
  };
}
