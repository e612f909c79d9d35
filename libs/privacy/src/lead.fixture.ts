import { clear, defineEvent, type EventType, eventRegistry, personal, type StreamName } from '#kernel';
import { type Codec, createCodec } from './codec.ts';
import type { KeyStore } from './key-store.ts';
import { openMemoryKeyStore } from './memory/memory-key-store.ts';
import type { SealedFact } from './seal.ts';

/** An event with every kind of field: clear, of a named subject, of the stream's customer, in groups, whole values. */
export interface Lead {
  readonly customerId: string;
  readonly driverId?: string;
  readonly customer?: { readonly surname?: string; readonly phone?: string; readonly segment?: string };
  readonly driver?: {
    readonly name?: string;
    readonly licence?: { readonly number?: string; readonly since?: number };
  };
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly changes?: Readonly<Record<string, unknown>>;
}

export const lead: EventType<Lead> = defineEvent<Lead>(
  'Lead',
  'opportunity',
  {
    customerId: clear,
    driverId: clear,
    customer: { surname: personal('customerId'), phone: personal('customerId'), segment: clear },
    driver: { name: personal('driverId'), licence: { number: personal('driverId'), since: personal('driverId') } },
    tags: clear,
    note: personal(),
    changes: personal('customerId'),
  },
  [{ customerId: 'c1', customer: { surname: '王' }, note: 'n' }],
);

export const stream = 'opportunity-7' as StreamName;

export async function aCodec(): Promise<{ codec: Codec; keys: KeyStore }> {
  const keys = await openMemoryKeyStore();
  return { keys, codec: createCodec({ registry: eventRegistry([lead]), keys, tenant: 'acme' }) };
}

/** One sealed event. */
export async function sealedLead(codec: Codec, data: Lead, customer?: string) {
  const [fact] = await codec.seal([{ type: 'Lead', data }], { stream, customer, actorId: 'a1' }, ['e1']);
  return { id: 'e1', stream, ...(fact as SealedFact) };
}
