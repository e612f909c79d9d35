import type { KeyStore } from './key-store.ts';

/** The tenant's own key stands among the keys under the one id that no subject has. */
const TENANT = '';

/** The tenant's own secret, made where there is none. @throws KeyStoreUnavailable */
export async function tenantSecret(keys: Pick<KeyStore, 'obtain'>, tenant: string): Promise<Uint8Array> {
  return (await keys.obtain(tenant, [TENANT])).get(TENANT)?.at(-1)?.secret as Uint8Array;
}
