import { SEVERAL } from '#projection';
import type { Found, ViewReader } from '#read-store';

/** What the documents tell that have, or once had, this value in an indexed field. */
export type Filed<Row> = (field: string, value: string) => Promise<readonly Row[]>;

/** So many look-ups in one index cost as much as reading the collection once. */
const MANY = 1_000;

/** Looks documents up one by one in the view, and reads the collection whole once it is asked for many of them. */
export function filedIn<Row>(
  view: ViewReader,
  collection: string,
  rowsOf: (found: readonly Found[]) => readonly Row[],
): Filed<Row> {
  const severals = new Map<string, Promise<readonly Row[]>>();
  const whole = new Map<string, Promise<ReadonlyMap<unknown, readonly Row[]>>>();
  const lookUps = new Map<string, number>();
  const find = async (field: string, value: string) =>
    rowsOf(await view.find(collection, { index: [field], equals: [value] }));
  const grouped = async (field: string) => {
    const groups = Map.groupBy(await view.find(collection), ({ document }) => document[field]);
    return new Map([...groups].map(([value, found]) => [value, rowsOf(found)]));
  };
  return async (field, value) => {
    const several = severals.get(field) ?? find(field, SEVERAL);
    severals.set(field, several);
    const count = (lookUps.get(field) ?? 0) + 1;
    lookUps.set(field, count);
    if (count <= MANY) return [...(await find(field, value)), ...(await several)];
    const read = whole.get(field) ?? grouped(field);
    whole.set(field, read);
    return [...((await read).get(value) ?? []), ...(await several)];
  };
}
