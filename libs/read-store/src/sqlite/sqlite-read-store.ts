import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, later } from '#kernel';
import { LeaseLost } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { Lease, ReadStore } from '../read-store.ts';
import { checkViewSpec, shapeOf } from '../view-spec.ts';
import { fenceViews } from './fence-views.ts';
import { openLeaseFile } from './lease-file.ts';
import { onFile } from './sqlite-faults.ts';
import { type OpenView, sqliteView } from './sqlite-view.ts';
import { openViewFile, otherCollections, viewFileName, viewOfFileName } from './view-file.ts';

const MEND_LEASES =
  'It only says who projects and which versions are live: stop every process of this folder and remove the file';

/**
 * Views in a folder: `<name>.v<version>.db` each, and `views.db` with the lease and the live versions. Any number of
 * processes may read; one projects.
 * @throws ViewDamaged, ViewUnavailable where `views.db` cannot be opened
 */
export function openSqliteReadStore({ folder, clock }: { readonly folder: string; readonly clock: Clock }): ReadStore {
  mkdirSync(folder, { recursive: true });
  const leases = join(folder, 'views.db');
  const onLeases = <T>(work: () => T) => onFile(leases, work, MEND_LEASES);
  const file = onLeases(() => openLeaseFile(leases));
  const open = new Map<string, OpenView>();
  const locked = <T>(work: () => T) => onLeases(() => file.locked(work));
  const isHeld = ({ holder, epoch }: Lease) => {
    const held = file.lease();
    return held?.holder === holder && held.epoch === epoch;
  };

  return {
    async open(spec) {
      checkViewSpec(spec);
      const path = join(folder, viewFileName(spec.name, spec.version));
      const known = open.get(path);
      if (known && shapeOf(known.spec) !== shapeOf(spec)) throw otherCollections(path, spec);
      if (known) return known;
      return locked(() => {
        const view = sqliteView(
          path,
          onFile(path, () => openViewFile(path, spec, file.epoch())),
          spec,
        );
        open.set(path, view);
        if (!file.live().has(spec.name)) file.setLive(spec.name, spec.version);
        return view;
      });
    },
    async list() {
      const live = onLeases(() => file.live());
      const held = readdirSync(folder).flatMap((name) => viewOfFileName(name) ?? []);
      held.sort((a, b) => compareUtf8(a.name, b.name) || a.version - b.version);
      return held.map((view) => ({ ...view, live: live.get(view.name) === view.version }));
    },
    async drop(name, version) {
      const path = join(folder, viewFileName(name, version));
      locked(() => {
        open.get(path)?.close();
        open.delete(path);
        for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
        if (file.live().get(name) === version) file.setLive(name, undefined);
      });
    },
    async acquire(holder, ttlMs) {
      return locked(() => {
        const held = file.lease();
        if (held && held.holder !== holder && held.expiresAt > clock()) return { acquired: false, lease: held };
        const lease = { holder, epoch: fenceViews(folder, open, file.epoch()), expiresAt: later(clock(), ttlMs) };
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
      locked(() => {
        if (isHeld(lease)) file.set(lease.epoch, undefined);
      });
    },
    lease: async () => onLeases(() => file.lease()),
    async close() {
      for (const view of open.values()) view.close();
      open.clear();
      file.close();
    },
  };
}
