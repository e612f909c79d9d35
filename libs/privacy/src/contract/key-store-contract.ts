import { afterEach, describe, expect, it } from '@jest/globals';
import type { KeyStore } from '../key-store.ts';

/** What every key store keeps to. `make` gives a store that nobody else uses. */
export function describeKeyStoreContract(name: string, make: () => Promise<KeyStore>): void {
  describe(`${name} keeps the contract of key stores`, () => {
    const opened: KeyStore[] = [];
    const fresh = async () => {
      const store = await make();
      opened.push(store);
      return store;
    };
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    const secretOf = async (store: KeyStore, tenant: string, subject: string) =>
      (await store.find(tenant, [subject])).get(subject)?.at(-1)?.secret;

    it('makes a random key of 256 bits for each (tenant, subject), once', async () => {
      const store = await fresh();
      const first = await store.obtain('acme', ['a', 'b', 'a']);
      expect(first.get('a')).toHaveLength(1);
      expect(first.get('a')?.[0]?.version).toBe(1);
      expect(first.get('a')?.[0]?.secret).toHaveLength(32);
      expect(first.get('a')?.[0]?.secret).not.toEqual(first.get('b')?.[0]?.secret);
      expect((await store.obtain('acme', ['a'])).get('a')).toEqual(first.get('a'));
      expect((await store.obtain('other', ['a'])).get('a')).not.toEqual(first.get('a'));
    });

    it('gives all who ask at once the same key', async () => {
      const store = await fresh();
      const rings = await Promise.all(Array.from({ length: 100 }, (_, n) => store.obtain('acme', ['a', `s${n}`])));
      expect(new Set(rings.map((ring) => Buffer.from(ring.get('a')?.[0]?.secret ?? []).toString('hex'))).size).toBe(1);
      expect(rings.every((ring, n) => ring.get(`s${n}`)?.[0]?.secret?.length === 32)).toBe(true);
    });

    it('finds what exists and makes nothing', async () => {
      const store = await fresh();
      expect(await store.find('acme', ['a'])).toEqual(new Map());
      expect(store.known('acme', 'a')).toBeUndefined();
      const ring = await store.obtain('acme', ['a']);
      expect(await store.find('acme', ['a', 'b'])).toEqual(ring);
      expect(store.known('acme', 'a')).toEqual(ring.get('a'));
    });

    it('destroys for good: the key is not made again, and not taken for missing', async () => {
      const store = await fresh();
      await store.obtain('acme', ['a', 'b']);
      await store.destroy('acme', ['a']);
      await store.destroy('acme', ['a']);
      const destroyed = [{ version: 1, secret: undefined }];
      expect((await store.find('acme', ['a'])).get('a')).toEqual(destroyed);
      expect((await store.obtain('acme', ['a'])).get('a')).toEqual(destroyed);
      expect(await secretOf(store, 'acme', 'b')).toHaveLength(32);
    });

    it('remembers the destruction of a key that it never had', async () => {
      const store = await fresh();
      await store.destroy('acme', ['a']);
      expect((await store.obtain('acme', ['a'])).get('a')).toEqual([{ version: 1, secret: undefined }]);
    });

    it('finds subjects by phone, identity number and name, in whatever form they are written', async () => {
      const { index } = await fresh();
      await index.put('acme', [
        { term: { kind: 'phone', value: '138 1234 5678' }, subject: 'b' },
        { term: { kind: 'phone', value: '13812345678' }, subject: 'a' },
        { term: { kind: 'phone', value: '13812345678' }, subject: 'a' },
        { term: { kind: 'idNumber', value: '11010519491231002x' }, subject: 'a' },
        { term: { kind: 'name', source: 'maven', value: 'Ａcme  Corp ' }, subject: 'c' },
      ]);
      expect(await index.find('acme', { kind: 'phone', value: '+86 13812345678' })).toEqual(['a', 'b']);
      expect(await index.find('acme', { kind: 'idNumber', value: '11010519491231002X' })).toEqual(['a']);
      expect(await index.find('acme', { kind: 'name', source: 'maven', value: 'Acme Corp' })).toEqual(['c']);
    });

    it('keeps kinds, sources and tenants of the index apart', async () => {
      const { index } = await fresh();
      await index.put('acme', [{ term: { kind: 'name', source: 'maven', value: '13812345678' }, subject: 'a' }]);
      expect(await index.find('acme', { kind: 'name', source: 'csv', value: '13812345678' })).toEqual([]);
      expect(await index.find('acme', { kind: 'phone', value: '13812345678' })).toEqual([]);
      expect(await index.find('other', { kind: 'name', source: 'maven', value: '13812345678' })).toEqual([]);
    });

    it('removes a subject from the index, and nobody else', async () => {
      const { index } = await fresh();
      const term = { kind: 'phone', value: '13812345678' } as const;
      await index.put('acme', [
        { term, subject: 'a' },
        { term, subject: 'b' },
      ]);
      await index.removeFor('acme', ['a']);
      expect(await index.find('acme', term)).toEqual(['b']);
    });
  });
}
