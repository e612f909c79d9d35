import { type Clock, type Instant, later } from '#kernel';
import { LeaseLost } from '../errors.ts';
import type { LeaseState, ReadStore } from '../read-store.ts';
import type { DocumentStore, Revised } from './document-store.ts';
import type { ViewRecord } from './view-record.ts';
import { raiseEpoch, VIEW_PREFIX } from './view-records.ts';

const LEASE = 'lease';

interface LeaseRecord extends Revised {
  /** Of the last lease, whether held or not. */
  readonly epoch: number;
  readonly holder: string | null;
  readonly expiresAt: Instant | null;
}

export type Leases = Pick<ReadStore, 'acquire' | 'renew' | 'release' | 'lease'> & { epoch(): Promise<number> };

/** The right to project, in one record; whoever takes it raises the epoch of every view before it is told so. */
export function redoLeases(documents: DocumentStore, clock: Clock): Leases {
  const recordNow = async () => (await documents.record(LEASE)) as LeaseRecord | undefined;
  const held = (record: LeaseRecord | undefined): LeaseState | undefined =>
    record?.holder && record.expiresAt
      ? { holder: record.holder, epoch: record.epoch, expiresAt: record.expiresAt }
      : undefined;
  const exchange = (from: LeaseRecord | undefined, to: Omit<LeaseRecord, 'revision'>) =>
    documents.exchange(LEASE, from?.revision, { ...to, revision: (from?.revision ?? 0) + 1 } as LeaseRecord);

  return {
    epoch: async () => (await recordNow())?.epoch ?? 0,
    async acquire(holder, ttlMs) {
      for (;;) {
        const record = await recordNow();
        const state = held(record);
        if (state && state.holder !== holder && state.expiresAt > clock()) return { acquired: false, lease: state };
        const lease = { holder, epoch: (record?.epoch ?? 0) + 1, expiresAt: later(clock(), ttlMs) };
        if (!(await exchange(record, lease))) continue;
        for (const id of await documents.recordKeys(VIEW_PREFIX)) {
          const { shape } = (await documents.record(id)) as ViewRecord;
          await raiseEpoch(documents, id, Object.keys(JSON.parse(shape)), lease.epoch);
        }
        return { acquired: true, lease };
      }
    },
    async renew(lease, ttlMs) {
      for (;;) {
        const record = await recordNow();
        if (!record || record.holder !== lease.holder || record.epoch !== lease.epoch) {
          throw new LeaseLost(`${lease.holder} no longer projects: another process took over`);
        }
        const renewed = { holder: lease.holder, epoch: lease.epoch, expiresAt: later(clock(), ttlMs) };
        if (await exchange(record, renewed)) return renewed;
      }
    },
    async release(lease) {
      for (;;) {
        const record = await recordNow();
        if (!record || record.holder !== lease.holder || record.epoch !== lease.epoch) return;
        if (await exchange(record, { epoch: lease.epoch, holder: null, expiresAt: null })) return;
      }
    },
    lease: async () => held(await recordNow()),
  };
}
