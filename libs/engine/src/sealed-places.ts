import type { Cursor, LogHeader } from '#event-store';
import { type KeyStore, numberSealer, tenantSecret } from '#privacy';

/** Places in the log as text that tells a reader nothing of how much stands before them. */
export interface SealedPlaces {
  /** Another text each time, for the same place too. */
  tokenOf(place: Pick<Cursor, 'index'>): string;
  /** @returns the log index that a token stands for; undefined where it is none, or of another log */
  indexOf(token: string): number | undefined;
}

/**
 * The same for every process that has the log's keys, and after every restart.
 * @throws KeyStoreUnavailable
 */
export async function sealedPlaces(
  keys: Pick<KeyStore, 'obtain'>,
  { tenant, logId }: LogHeader,
): Promise<SealedPlaces> {
  const sealer = numberSealer(await tenantSecret(keys, tenant), `places of ${logId}`);
  const log = `${logId.slice(0, 8)}~`;
  return {
    tokenOf: ({ index }) => log + sealer.seal(index),
    indexOf: (token) => (token.startsWith(log) ? sealer.open(token.slice(log.length)) : undefined),
  };
}

/** The same, made when they are first asked for, and again only where that failed. */
export function sealedPlacesOnce(...from: Parameters<typeof sealedPlaces>): () => Promise<SealedPlaces> {
  let places: Promise<SealedPlaces> | undefined;
  return () => {
    places ??= sealedPlaces(...from).catch((error: unknown) => {
      places = undefined;
      throw error;
    });
    return places;
  };
}
