import { type Clock, later } from '#kernel';
import { LeaseLost, ViewDamaged } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { Lease, LeaseState, ReadStore, View } from '../read-store.ts';
import { checkViewSpec, shapeOf } from '../view-spec.ts';
import { memoryView } from './memory-view.ts';

/** A read store that lives as long as the process; closing it keeps its views. */
export function openMemoryReadStore({ clock }: { readonly clock: Clock }): ReadStore {
  const views = new Map<string, View>();
  const live = new Map<string, number>();
  let epoch = 0;
  let held: LeaseState | undefined;
  const holds = ({ holder, epoch }: Lease) => held?.holder === holder && held.epoch === epoch;

  return {
    async open(spec) {
      checkViewSpec(spec);
      const id = `${spec.name}.v${spec.version}`;
      const view = views.get(id) ?? memoryView(spec, () => epoch);
      if (shapeOf(view.spec) !== shapeOf(spec)) throw new ViewDamaged(`view ${id} holds other collections: rebuild it`);
      views.set(id, view);
      if (!live.has(spec.name)) live.set(spec.name, spec.version);
      return view;
    },
    async list() {
      const held = [...views.values()].map(({ spec: { name, version } }) => ({ name, version }));
      held.sort((a, b) => compareUtf8(a.name, b.name) || a.version - b.version);
      return held.map((view) => ({ ...view, live: live.get(view.name) === view.version }));
    },
    async drop(name, version) {
      views.delete(`${name}.v${version}`);
      if (live.get(name) === version) live.delete(name);
    },
    async acquire(holder, ttlMs) {
      if (held && held.holder !== holder && held.expiresAt > clock()) return { acquired: false, lease: held };
      epoch += 1;
      held = { holder, epoch, expiresAt: later(clock(), ttlMs) };
      return { acquired: true, lease: held };
    },
    async renew(lease, ttlMs) {
      if (!holds(lease)) throw new LeaseLost(`${lease.holder} no longer projects`);
      held = { holder: lease.holder, epoch: lease.epoch, expiresAt: later(clock(), ttlMs) };
      return held;
    },
    async release(lease) {
      if (holds(lease)) held = undefined;
    },
    lease: async () => held,
    close: async () => {},
  };
}
