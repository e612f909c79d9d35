import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '#kernel';
import type { View, ViewReader } from '#read-store';

const KEYS_NAMED = 10;
const AT_A_TIME = 200;

/** A type alias, as `Difference`, so that it is plain JSON. */
export type CollectionDifference = {
  readonly documents: { readonly old: number; readonly new: number };
  /** As `ViewReader.digest`. */
  readonly digests: { readonly old: string; readonly new: string };
  /** Keys whose documents are not the same, or are in one of the two only. */
  readonly differing: number;
  /** The first of them. */
  readonly keys: readonly string[];
};

/** What is different between two builds that hold the same events. */
export type Difference = {
  /** Log index of the last event in both; −1: none. */
  readonly index: number;
  readonly equal: boolean;
  readonly collections: Readonly<Record<string, CollectionDifference>>;
};

/**
 * Compares two builds at the same checkpoint, whatever is projected into them meanwhile.
 * @returns undefined where they are not at the same checkpoint now
 */
export function compareViews(old: View, next: View): Promise<Difference | undefined> {
  return old.read((before) =>
    next.read(async (after) => {
      const [at, other] = [await before.checkpoint(), await after.checkpoint()];
      if (at?.index !== other?.index || at?.eventId !== other?.eventId) return undefined;
      const collections: Record<string, CollectionDifference> = {};
      for (const name of Object.keys(next.spec.collections)) collections[name] = await compare(name, before, after);
      const equal = Object.values(collections).every(({ differing }) => differing === 0);
      return { index: at?.index ?? -1, equal, collections };
    }),
  );
}

async function compare(collection: string, old: ViewReader, next: ViewReader): Promise<CollectionDifference> {
  const [before, after] = [tally(old, collection), tally(next, collection)];
  const keys: string[] = [];
  let differing = 0;
  const differ = (key: string) => {
    differing += 1;
    if (keys.length < KEYS_NAMED) keys.push(key);
  };
  let [a, b] = [await before.next(), await after.next()];
  while (a || b) {
    const order = !a ? 1 : !b ? -1 : Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]));
    if (order < 0 && a) {
      differ(a[0]);
      before.count(canonical(a));
      a = await before.next();
    } else if (order > 0 && b) {
      differ(b[0]);
      after.count(canonical(b));
      b = await after.next();
    } else if (a && b) {
      const text = canonical(a);
      const other = a[1] === b[1] ? text : canonical(b);
      if (text !== other) differ(a[0]);
      before.count(text);
      after.count(other);
      [a, b] = [await before.next(), await after.next()];
    }
  }
  return {
    documents: { old: before.documents(), new: after.documents() },
    digests: { old: before.digest(), new: after.digest() },
    differing,
    keys,
  };
}

type Row = readonly [key: string, text: string];

/** The line that stands for a document in a digest. */
function canonical([key, text]: Row): string {
  return `${canonicalJson([key, JSON.parse(text)])}\n`;
}

function tally(view: ViewReader, collection: string) {
  const hash = createHash('sha256');
  let page: readonly Row[] = [];
  let at = 0;
  let last: string | undefined;
  let documents = 0;
  return {
    async next(): Promise<Row | undefined> {
      if (at === page.length && (last === undefined || page.length === AT_A_TIME)) {
        await setImmediate();
        page = await view.texts(collection, last, AT_A_TIME);
        at = 0;
        last = page.at(-1)?.[0] ?? '';
      }
      return page[at++];
    },
    count(line: string): void {
      documents += 1;
      hash.update(line);
    },
    documents: () => documents,
    digest: () => hash.digest('hex'),
  };
}
