import type { ViewReader } from '#read-store';

/** A view that tells how many documents questions have found in it. */
export interface CountedReads {
  readonly reader: ViewReader;
  /** Since it was asked last. */
  reads(): number;
}

export function countedReads(view: ViewReader): CountedReads {
  let found = 0;
  return {
    reader: {
      ...view,
      async find(collection, find) {
        const documents = await view.find(collection, find);
        found += documents.length;
        return documents;
      },
    },
    reads() {
      const since = found;
      found = 0;
      return since;
    },
  };
}
