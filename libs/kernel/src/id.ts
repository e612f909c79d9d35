import { uuidsIn } from './uuid-v5.ts';

/** The namespace of every UUIDv5 that Dealtrail derives. Frozen: another one would give every event another id. */
export const NAMESPACE = '2057a0bc-fe83-5809-82ab-33ca13719274';

const uuidOf = uuidsIn(NAMESPACE);

const AGGREGATE_ID = /^[A-Za-z0-9._~-]{1,128}$/;
const COMMAND_ID = /^[A-Za-z0-9._:~-]{1,128}$/;

/** Ids are opaque: they are compared, never parsed, and never hold personal data. */
export function isAggregateId(text: unknown): text is string {
  return typeof text === 'string' && AGGREGATE_ID.test(text);
}

export function isCommandId(text: unknown): text is string {
  return typeof text === 'string' && COMMAND_ID.test(text);
}

/** UUIDv5 over the canonical form of `parts`; RFC 8785 of an array of strings and small integers is its JSON. */
function uuidOver(parts: readonly (string | number)[]): string {
  return uuidOf(JSON.stringify(parts));
}

/** The id of the n-th event (from 0) that a command appends to a stream: a retry derives the same ids. */
export function eventId(stream: string, commandId: string, n: number): string {
  return uuidOver([stream, commandId, n]);
}

/** The id given to something (an opportunity, a customer, an activity, …) that its command left without one. */
export function derivedId(kind: string, commandId: string): string {
  return uuidOver([kind, commandId]);
}

/** The id of the vehicle with this VIN. */
export function vehicleId(vin: string): string {
  return uuidOver(['vin', vin]);
}
