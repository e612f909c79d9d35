import { type Context, type Refusal, refuse } from '#kernel';
import type { Outlet } from './outlet.ts';

/** @returns a refusal where the outlet was never registered; imports may speak of outlets that were not. */
export function needsRegisteredOutlet(state: Outlet, { imported }: Context<Outlet>): Refusal | undefined {
  if (imported || state.registered) return undefined;
  return refuse(
    'outlet-registered',
    { zh: '该门店尚未登记', en: 'This outlet is not registered' },
    { remedy: { zh: '先用 RegisterOutlet 登记门店', en: 'Register it first, with RegisterOutlet' } },
  );
}
