import { streamName } from '#kernel';
import type { Worth } from '../counted.ts';
import { historyAt } from '../flow.ts';
import type { Flows } from '../flow-memory.ts';
import type { OpenDeal } from './pipeline.ts';

/** What deals that were open had brought by a later instant, as was known then. */
export interface Brought {
  /** Those that were won, by id, with what they were won with. */
  readonly won: ReadonlyMap<string, Worth>;
  /** By currency: minor units. */
  readonly units: ReadonlyMap<string, bigint>;
  /** By when: epoch ms. */
  readonly until: number;
}

/**
 * What the deals had brought by `until`, from the state that was known and effective then: a deal counts as won with the
 * value that it was won with.
 * @param until epoch ms
 */
export function broughtBy(
  { flows }: Pick<Flows, 'flows'>,
  deals: readonly Pick<OpenDeal, 'id'>[],
  until: number,
): Brought {
  const won = new Map<string, Worth>();
  const units = new Map<string, bigint>();
  for (const { id } of deals) {
    const flow = flows.get(streamName('opportunity', id));
    const last = flow && historyAt(flow.points, until, until).at(-1);
    if (last?.status !== 'won') continue;
    won.set(id, last);
    if (last.currency !== '') units.set(last.currency, (units.get(last.currency) ?? 0n) + last.units);
  }
  return { won, units, until };
}
