import { expect, it } from '@jest/globals';
import { later } from '#kernel';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

export function describeLeases(context: () => ContractContext): void {
  const change = { deals: new Map([['a', { owner: 'x' }]]) };

  it('one holder at a time; the other learns who it is and until when', async () => {
    const { store, other, now } = context();
    expect(await store.lease()).toBeUndefined();
    const { acquired, lease } = await store.acquire('a', 1_000);
    expect(acquired).toBe(true);
    expect(lease).toEqual({ holder: 'a', epoch: lease.epoch, expiresAt: later(now(), 1_000) });
    expect(await other.acquire('b', 1_000)).toEqual({ acquired: false, lease });
    expect(await other.lease()).toEqual(lease);
  });

  it('a heartbeat prolongs it, so that it is not taken', async () => {
    const { store, other, pass, now } = context();
    const { lease } = await store.acquire('a', 1_000);
    pass(900);
    expect((await store.renew(lease, 1_000)).expiresAt).toBe(later(now(), 1_000));
    pass(900);
    expect((await other.acquire('b', 1_000)).acquired).toBe(false);
  });

  it('an expired lease can be taken, and then its holder writes nothing any more', async () => {
    const { store, other, pass } = context();
    const { lease: old } = await store.acquire('a', 1_000);
    const view = await store.open(deals);
    await view.commit(change, checkpointAt(0), old);
    pass(1_000);
    const { acquired, lease } = await other.acquire('b', 1_000);
    expect(acquired).toBe(true);
    expect(lease.epoch).toBeGreaterThan(old.epoch);
    await expect(view.commit({ deals: new Map([['a', null]]) }, checkpointAt(1), old)).rejects.toMatchObject({
      code: 'lease-lost',
    });
    await expect(view.clear(old)).rejects.toMatchObject({ code: 'lease-lost' });
    await expect(store.renew(old, 1_000)).rejects.toMatchObject({ code: 'lease-lost' });
    const taken = await other.open(deals);
    expect(await taken.checkpoint()).toEqual(checkpointAt(0));
    expect(await taken.count('deals')).toBe(1);
    await taken.commit({ deals: new Map([['a', null]]) }, checkpointAt(1), lease);
    expect(await view.checkpoint()).toEqual(checkpointAt(1));
  });

  it('an expired lease that nobody took goes on', async () => {
    const { store, other, pass } = context();
    const { lease } = await store.acquire('a', 1_000);
    pass(5_000);
    await (await store.open(deals)).commit(change, checkpointAt(0), lease);
    await store.renew(lease, 1_000);
    expect((await other.acquire('b', 1_000)).acquired).toBe(false);
  });

  it('a view opened under an earlier lease is closed to it too', async () => {
    const { store, other, pass } = context();
    const { lease: old } = await store.acquire('a', 1_000);
    pass(1_000);
    await other.acquire('b', 1_000);
    const late = await store.open({ ...deals, version: 2 });
    await expect(late.commit(change, checkpointAt(0), old)).rejects.toMatchObject({ code: 'lease-lost' });
  });

  it('the holder taking it again raises the epoch', async () => {
    const { store } = context();
    const { lease: first } = await store.acquire('a', 1_000);
    const { acquired, lease: second } = await store.acquire('a', 1_000);
    expect(acquired).toBe(true);
    expect(second.epoch).toBeGreaterThan(first.epoch);
    const view = await store.open(deals);
    await expect(view.commit(change, checkpointAt(0), first)).rejects.toMatchObject({ code: 'lease-lost' });
  });

  it('a released lease is free, and its epoch never comes again', async () => {
    const { store, other } = context();
    const { lease: first } = await store.acquire('a', 1_000);
    await store.release(first);
    expect(await other.lease()).toBeUndefined();
    const { acquired, lease } = await other.acquire('b', 1_000);
    expect(acquired).toBe(true);
    expect(lease.epoch).toBeGreaterThan(first.epoch);
    await store.release(first);
    expect(await other.lease()).toEqual(lease);
  });
}
