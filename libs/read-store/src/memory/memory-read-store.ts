import { type Clock, later } from '#kernel';
import type { Build } from '../build.ts';
import { BuildGone, BuildUnderWay, LeaseLost, ViewDamaged } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { Lease, LeaseState, ReadStore, View, ViewSpec } from '../read-store.ts';
import { checkViewSpec, shapeOf } from '../view-spec.ts';
import { type MemoryBuild, memoryBuild } from './memory-build.ts';
import { memoryView } from './memory-view.ts';

const WHOLE = ['ready', 'live', 'retired'];
const UNDER_WAY = ['building', 'paused'];

/** A read store that lives as long as the process; closing it keeps its views. */
export function openMemoryReadStore({ clock }: { readonly clock: Clock }): ReadStore {
  const builds = new Map<number, Build>();
  const views = new Map<number, View>();
  /** Of builds that are being made: what was handed over, by number. */
  const parts = new Map<number, Map<number, MemoryBuild>>();
  let builtLast = 0;
  let epoch = 0;
  let held: LeaseState | undefined;
  const holds = ({ holder, epoch }: Lease) => held?.holder === holder && held.epoch === epoch;

  const all = () => [...builds.values()].sort((a, b) => compareUtf8(a.name, b.name) || a.build - b.build);
  const liveOf = (name: string) => all().find((each) => each.name === name && each.state === 'live');
  const required = (build: number): Build => {
    const found = builds.get(build);
    if (!found) throw new BuildGone(build);
    return found;
  };
  const set = (build: number, change: Partial<Build>) => {
    builds.set(build, { ...required(build), ...change });
  };
  const requireUnderWay = (build: number): Build => {
    const row = required(build);
    if (!UNDER_WAY.includes(row.state)) throw new BuildGone(build);
    return row;
  };
  const remove = (build: number) => {
    builds.delete(build);
    views.delete(build);
    parts.delete(build);
  };
  const insert = ({ name, version }: ViewSpec, state: Build['state'], holder: string, total: number, ttlMs: number) => {
    const now = clock();
    const known = { name, version, state, holder, total, done: 0, workedMs: 0, startedAt: now, updatedAt: now };
    builtLast += 1;
    builds.set(builtLast, {
      ...known,
      build: builtLast,
      request: null,
      expiresAt: later(now, ttlMs),
      error: null,
      report: null,
    });
    return builtLast;
  };
  const viewOf = (spec: ViewSpec, build: number): View => {
    const view = views.get(build) ?? memoryView(spec, build, () => epoch);
    if (shapeOf(view.spec) !== shapeOf(spec))
      throw new ViewDamaged(`view ${spec.name}.v${spec.version} holds other collections: rebuild it`);
    views.set(build, view);
    return view;
  };

  return {
    async open(spec) {
      checkViewSpec(spec);
      const whole = all().filter(
        ({ name, version, state }) => name === spec.name && version === spec.version && WHOLE.includes(state),
      );
      const best = whole.find(({ state }) => state === 'live') ?? whole.at(-1);
      const build = best?.build ?? insert(spec, 'ready', '', 0, 0);
      const view = viewOf(spec, build);
      if (!liveOf(spec.name)) set(build, { state: 'live', request: null });
      return view;
    },
    async live(spec) {
      checkViewSpec(spec);
      const live = liveOf(spec.name);
      return live?.version === spec.version ? viewOf(spec, live.build) : undefined;
    },
    async openBuild(spec, build) {
      checkViewSpec(spec);
      const { name, version, state } = required(build);
      if (name !== spec.name || version !== spec.version || !WHOLE.includes(state)) throw new BuildGone(build);
      return viewOf(spec, build);
    },
    builds: async () => all(),
    async begin(spec, { holder, total, ttlMs }) {
      checkViewSpec(spec);
      const ofName = all().filter(({ name }) => name === spec.name);
      const alive = ofName.find(({ state, expiresAt }) => UNDER_WAY.includes(state) && expiresAt > clock());
      if (alive) throw new BuildUnderWay(alive);
      for (const { build, state } of ofName) if (state !== 'live' && state !== 'retired') remove(build);
      const build = insert(spec, 'building', holder, total, ttlMs);
      const { state: made, ...making } = memoryBuild(spec);
      const requireOwn = () => requireUnderWay(build);
      return {
        ...making,
        spec,
        build,
        async takeOver(number) {
          const part = parts.get(build)?.get(number);
          if (!part) throw new BuildGone(build);
          await making.takeOver(part);
          parts.get(build)?.delete(number);
        },
        async beat({ state, done, workedMs }) {
          const { request } = requireOwn();
          const now = clock();
          set(build, { state, done, workedMs, request: null, updatedAt: now, expiresAt: later(now, ttlMs) });
          return request;
        },
        async complete(checkpoint) {
          requireOwn();
          made.checkpoint = checkpoint;
          views.set(
            build,
            memoryView(spec, build, () => epoch, made),
          );
          set(build, { state: 'ready', done: total, request: null, updatedAt: clock() });
        },
        async abandon({ state, error = null }) {
          parts.delete(build);
          if (builds.has(build)) set(build, { state, error, request: null, updatedAt: clock() });
        },
      };
    },
    async beginPart(spec, build, number) {
      checkViewSpec(spec);
      requireUnderWay(build);
      const part = memoryBuild(spec);
      return {
        ...part,
        async handOver() {
          parts.set(build, (parts.get(build) ?? new Map()).set(number, part));
        },
        abandon: async () => {},
      };
    },
    ask: async (build, request) => set(build, { request }),
    note: async (build, found) => set(build, found),
    async switchTo(build, from, lease) {
      if (!holds(lease)) throw new LeaseLost(`${lease.holder} no longer projects`);
      const to = builds.get(build);
      if (!to || (to.state !== 'ready' && to.state !== 'retired') || liveOf(to.name)?.build !== from) return false;
      const now = clock();
      for (const each of all()) {
        if (each.name === to.name && each.state === 'retired' && each.build !== build) remove(each.build);
      }
      if (from !== undefined) set(from, { state: 'retired', request: null, updatedAt: now });
      set(build, { state: 'live', request: null, error: null, updatedAt: now });
      return true;
    },
    drop: async (build) => remove(build),
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
