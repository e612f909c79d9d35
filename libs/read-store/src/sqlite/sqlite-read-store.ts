import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, later } from '#kernel';
import type { Build } from '../build.ts';
import { BuildGone, BuildUnderWay, LeaseLost } from '../errors.ts';
import type { Lease, ReadStore, ViewSpec } from '../read-store.ts';
import { checkViewSpec } from '../view-spec.ts';
import { makeBuildFile, removeBuildFile, sealBuildFile, sync } from './build-file.ts';
import { fenceViews } from './fence-views.ts';
import { openLeaseFile } from './lease-file.ts';
import { openViews } from './open-views.ts';
import { rowMemory } from './row-memory.ts';
import { onFile } from './sqlite-faults.ts';
import { type OpenView, sqliteView } from './sqlite-view.ts';
import {
  buildingFileName,
  type FileOfBuild,
  nameOfAnyFile,
  openViewFile,
  partFileName,
  viewFileName,
  viewOfFileName,
} from './view-file.ts';

const MEND_LEASES =
  'It only says who projects and which builds are live: stop every process of this folder and remove the file';
/** Of JSON, over all views; as objects, with what folds keep beside them, they take up to four times as many bytes. */
const REMEMBERED_CHARACTERS = 64_000_000;
const WHOLE = ['ready', 'live', 'retired'];
const UNDER_WAY = ['building', 'paused'];

/**
 * Views in a folder: `<name>.v<version>.<build>.db` each, and `views.db` with the lease and the builds. Any number of
 * processes may read and build; one projects. A file under another name is no view.
 * @throws ViewDamaged, ViewUnavailable where `views.db` cannot be opened
 */
export function openSqliteReadStore({ folder, clock }: { readonly folder: string; readonly clock: Clock }): ReadStore {
  mkdirSync(folder, { recursive: true });
  const leases = join(folder, 'views.db');
  const onLeases = <T>(work: () => T) => onFile(leases, work, MEND_LEASES);
  const file = onLeases(() => openLeaseFile(leases));
  const { builds } = file;
  const open = openViews();
  const memory = rowMemory(REMEMBERED_CHARACTERS);
  const locked = <T>(work: () => T) => onLeases(() => file.locked(work));
  const isHeld = ({ holder, epoch }: Lease) => {
    const held = file.lease();
    return held?.holder === holder && held.epoch === epoch;
  };
  const pathOf = (build: FileOfBuild) => join(folder, viewFileName(build));
  const buildingPathOf = (build: FileOfBuild) => join(folder, buildingFileName(build));

  /** The caller holds the lock. */
  const view = (spec: ViewSpec, build: number): OpenView => {
    const path = pathOf({ ...spec, build });
    const opened = sqliteView(
      path,
      onFile(path, () => openViewFile(path, spec, file.epoch())),
      spec,
      build,
      memory,
    );
    open.add(opened);
    return opened;
  };
  const partPathOf = (build: FileOfBuild, part: number) => join(folder, partFileName(build, part));
  const removeParts = (build: FileOfBuild) => {
    const isOfPart = (file: string) => file.startsWith(`${buildingFileName(build)}-part`);
    for (const file of readdirSync(folder).filter(isOfPart)) rmSync(join(folder, file), { force: true });
  };
  const removeFiles = (build: FileOfBuild) => {
    open.forget(build.build);
    for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf(build) + suffix, { force: true });
    removeBuildFile(buildingPathOf(build));
    removeParts(build);
  };
  const remove = (build: FileOfBuild) => {
    builds.remove(build.build);
    removeFiles(build);
  };
  /** Files of a name that no row tells of, those of earlier forms among them. */
  const removeStrays = (name: string) => {
    const kept = builds.all().flatMap((build) => [viewFileName(build), buildingFileName(build)]);
    for (const other of readdirSync(folder)) {
      const own = kept.some((file) => other.startsWith(file));
      if (!own && nameOfAnyFile(other) === name) rmSync(join(folder, other), { force: true });
    }
  };
  /** Whatever of a name is of no more use. The caller holds the lock. */
  const sweep = (name: string) => {
    const ofName = builds.all().filter((build) => build.name === name);
    const alive = ofName.find(({ state, expiresAt }) => UNDER_WAY.includes(state) && expiresAt > clock());
    if (alive) throw new BuildUnderWay(alive);
    const kept = ofName.filter(({ state }) => state === 'live' || state === 'retired');
    for (const build of ofName) if (!kept.includes(build)) remove(build);
    removeStrays(name);
  };
  const requireBuild = (build: number): Build => {
    const found = builds.get(build);
    if (!found) throw new BuildGone(build);
    return found;
  };
  const requireUnderWay = (build: number): Build => {
    const row = requireBuild(build);
    if (!UNDER_WAY.includes(row.state)) throw new BuildGone(build);
    return row;
  };
  const insert = ({ name, version }: ViewSpec, state: Build['state'], holder: string, total: number, ttlMs: number) => {
    const now = clock();
    return builds.insert({ name, version, state, holder, total, now, expiresAt: later(now, ttlMs) });
  };
  // Without `views.db`, numbers go on after those of the files, and what is whole can be opened.
  locked(() => {
    if (builds.all().length > 0) return;
    for (const found of readdirSync(folder).flatMap((name) => viewOfFileName(name) ?? [])) {
      const now = clock();
      builds.insert({ ...found, state: 'ready', holder: '', total: 0, now, expiresAt: now }, found.build);
    }
  });

  return {
    async open(spec) {
      checkViewSpec(spec);
      const live = onLeases(() => builds.live(spec.name));
      const opened = live?.version === spec.version ? open.known(spec, live.build) : undefined;
      if (opened) return opened;
      return locked(() => {
        const whole = builds
          .all()
          .filter(
            ({ name, version, state }) => name === spec.name && version === spec.version && WHOLE.includes(state),
          );
        const best = whole.find(({ state }) => state === 'live') ?? whole.at(-1);
        if (!best) removeStrays(spec.name);
        const build = best?.build ?? insert(spec, 'ready', '', 0, 0);
        const made = open.known(spec, build) ?? view(spec, build);
        if (!builds.live(spec.name)) builds.set(build, { state: 'live', request: null });
        return made;
      });
    },
    async live(spec) {
      checkViewSpec(spec);
      const live = onLeases(() => builds.live(spec.name));
      if (live?.version !== spec.version) return undefined;
      const opened = open.known(spec, live.build);
      if (opened) return opened;
      return locked(() => {
        open.moved(new Set(builds.all().map((each) => each.build)));
        return open.known(spec, live.build) ?? view(spec, live.build);
      });
    },
    async openBuild(spec, build) {
      checkViewSpec(spec);
      return locked(() => {
        const { name, version, state } = requireBuild(build);
        if (name !== spec.name || version !== spec.version || !WHOLE.includes(state)) throw new BuildGone(build);
        return open.known(spec, build) ?? view(spec, build);
      });
    },
    builds: async () => onLeases(() => builds.all()),
    async begin(spec, { holder, total, ttlMs }) {
      checkViewSpec(spec);
      const { name, version } = spec;
      const [build, path] = locked(() => {
        sweep(name);
        const number = insert(spec, 'building', holder, total, ttlMs);
        return [number, buildingPathOf({ name, version, build: number })] as const;
      });
      const own = { name, version, build };
      const making = onFile(path, () => makeBuildFile(path, spec));
      const requireOwn = () => requireUnderWay(build);
      return {
        ...making,
        spec,
        build,
        async takeOver(part) {
          const path = partPathOf(own, part);
          if (!existsSync(path)) throw new BuildGone(build);
          making.takeOver(path);
        },
        beat: async ({ state, done, workedMs }) =>
          locked(() => {
            const { request } = requireOwn();
            const now = clock();
            builds.set(build, { state, done, workedMs, request: null, updatedAt: now, expiresAt: later(now, ttlMs) });
            return request;
          }),
        async complete(checkpoint) {
          making.finish(checkpoint);
          onLeases(requireOwn);
          sync(path);
          locked(() => {
            requireOwn();
            sealBuildFile(path, file.epoch());
            sync(path);
            renameSync(path, pathOf(own));
            sync(folder);
            builds.set(build, { state: 'ready', done: total, request: null, updatedAt: clock() });
          });
        },
        async abandon({ state, error = null }) {
          making.remove();
          removeParts(own);
          locked(() => {
            if (builds.get(build)) builds.set(build, { state, error, request: null, updatedAt: clock() });
          });
        },
      };
    },
    async beginPart(spec, build, part) {
      checkViewSpec(spec);
      onLeases(() => requireUnderWay(build));
      const { name, version } = spec;
      const path = partPathOf({ name, version, build }, part);
      const making = onFile(path, () => makeBuildFile(path, spec));
      return { ...making, handOver: async () => making.close(), abandon: async () => making.remove() };
    },
    async ask(build, request) {
      locked(() => {
        requireBuild(build);
        builds.set(build, { request });
      });
    },
    async note(build, found) {
      locked(() => {
        requireBuild(build);
        builds.set(build, found);
      });
    },
    async switchTo(build, from, lease) {
      const dropped = locked(() => {
        if (!isHeld(lease)) throw new LeaseLost(`${lease.holder} no longer projects: another process took over`);
        const to = builds.get(build);
        if (!to || !['ready', 'retired'].includes(to.state)) return undefined;
        if (builds.live(to.name)?.build !== from) return undefined;
        const earlier = builds
          .all()
          .filter((each) => each.name === to.name && each.state === 'retired' && each.build !== build);
        const now = clock();
        for (const each of earlier) builds.remove(each.build);
        if (from !== undefined) builds.set(from, { state: 'retired', request: null, updatedAt: now });
        builds.set(build, { state: 'live', request: null, error: null, updatedAt: now });
        return earlier;
      });
      for (const earlier of dropped ?? []) removeFiles(earlier);
      return dropped !== undefined;
    },
    async drop(build) {
      locked(() => {
        const found = builds.get(build);
        if (found) remove(found);
      });
    },
    async acquire(holder, ttlMs) {
      return locked(() => {
        const held = file.lease();
        if (held && held.holder !== holder && held.expiresAt > clock()) return { acquired: false, lease: held };
        const lease = {
          holder,
          epoch: fenceViews(folder, open.byBuild, file.epoch()),
          expiresAt: later(clock(), ttlMs),
        };
        file.set(lease.epoch, lease);
        return { acquired: true, lease };
      });
    },
    async renew(lease, ttlMs) {
      return locked(() => {
        if (!isHeld(lease)) throw new LeaseLost(`${lease.holder} no longer projects: another process took over`);
        const renewed = { holder: lease.holder, epoch: lease.epoch, expiresAt: later(clock(), ttlMs) };
        file.set(lease.epoch, renewed);
        return renewed;
      });
    },
    async release(lease) {
      memory.clear();
      locked(() => {
        if (isHeld(lease)) file.set(lease.epoch, undefined);
      });
    },
    lease: async () => onLeases(() => file.lease()),
    async close() {
      open.close();
      file.close();
    },
  };
}
