import type { FoldedPart, ShareFolder, ShareOrder, ShareRequest } from './log-share.ts';

/** The shares of the streams that others fold while the builder folds its own: those numbered from 1. */
export interface SharesBeside {
  /** Events gone through since this was last asked. @throws what one of them ended with */
  seen(): number;
  /** What became of the parts of a share; undefined while any is on its way. */
  folded(): readonly (readonly FoldedPart[])[] | undefined;
  ask(request: ShareRequest): void;
}

export function sharesBeside(
  folders: readonly ShareFolder[],
  { upTo, builds }: Omit<ShareOrder, 'share'>,
): SharesBeside {
  let gone = 0;
  let folded: readonly (readonly FoldedPart[])[] | undefined;
  let failure: { readonly cause: unknown } | undefined;
  const ask: SharesBeside['ask'] = (request) => {
    for (const folder of folders) folder.ask(request);
  };
  const orders = folders.map((folder, n) =>
    folder.fold({ share: { n: n + 1, of: folders.length + 1 }, upTo, builds }, (events) => {
      gone += events;
    }),
  );
  Promise.all(orders).then(
    (all) => {
      folded = all;
    },
    (cause) => {
      failure = { cause };
    },
  );
  return {
    seen() {
      if (failure) throw failure.cause;
      const seen = gone;
      gone = 0;
      return seen;
    },
    folded: () => folded,
    ask,
  };
}
