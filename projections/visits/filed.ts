import { SEVERAL } from '#projection';
import type { Found, ViewReader } from '#read-store';

/** Documents that have, or once had, this value in an indexed field. */
export type Filed = (collection: string, field: string, value: string) => Promise<readonly Found[]>;

/** So many look-ups in one index cost as much as reading the collection once. */
const MANY = 1_000;

/** Looks documents up one by one in the view, and reads the collection whole once it is asked for many of them. */
export function filedIn(view: ViewReader): Filed {
  const severals = new Map<string, Promise<readonly Found[]>>();
  const lookUps = new Map<string, number>();
  const whole = new Map<string, Promise<ReadonlyMap<unknown, readonly Found[]>>>();
  return async (collection, field, value) => {
    const place = `${collection}/${field}`;
    const find = (equals: string) => view.find(collection, { index: [field], equals: [equals] });
    const several = severals.get(place) ?? find(SEVERAL);
    severals.set(place, several);
    const count = (lookUps.get(place) ?? 0) + 1;
    lookUps.set(place, count);
    if (count <= MANY) return [...(await find(value)), ...(await several)];
    const read = whole.get(place) ?? grouped(view, collection, field);
    whole.set(place, read);
    return [...((await read).get(value) ?? []), ...(await several)];
  };
}

async function grouped(view: ViewReader, collection: string, field: string) {
  return Map.groupBy(await view.find(collection), ({ document }) => document[field]);
}
