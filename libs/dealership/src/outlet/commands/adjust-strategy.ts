import type { CommandType } from '#kernel';
import { fact } from '#kernel';
import { strategyAdjusted } from '../events/strategy-adjusted.ts';
import { type Outlet, outlet } from '../outlet.ts';
import { needsRegisteredOutlet } from '../registered-outlet.ts';

export interface AdjustStrategy {
  readonly note: string;
  readonly tags?: readonly string[];
}

export const adjustStrategy: CommandType<AdjustStrategy, Outlet> = {
  name: 'AdjustStrategy',
  aggregate: outlet,
  lateness: 'planning',
  decide: (input, state, context) => needsRegisteredOutlet(state, context) ?? [fact(strategyAdjusted, { ...input })],
};
