/**
 * Whether the log has become the source of a migration since it was opened. Whoever makes it one writes that into the log
 * itself, and the migration copies what stands before that, at least: an append is acknowledged only where its place is known
 * to come before.
 */
export interface ReadOnlyMark {
  /** Whether the log is known to be marked: nothing is sent any more. */
  readonly isSet: boolean;
  /**
   * Whether an event that was written stands before the mark, if there is one. Known from the tail where that has come so
   * far, else from a read that begins after the event was written.
   */
  standsBefore(position: number): boolean | Promise<boolean>;
}

/** What the tail tells of a mark, in the order of the log. */
export interface MarkNews {
  /** The tail is live: whatever stands before is read now, whatever comes will be told. */
  live(): void;
  /** An event was passed, of whatever kind. */
  passed(position: number): void;
  /** The mark. */
  marked(position: number): void;
  /** The tail has broken off. */
  ended(): void;
}

/** Where nothing is known of where the mark stands: nothing is known to stand before it. */
const SOMEWHERE = Number.NEGATIVE_INFINITY;

/** @param readMarked whether the log is marked by now */
export function readOnlyMark(readMarked: () => Promise<boolean>): ReadOnlyMark & MarkNews {
  let markedAt: number | undefined;
  /** How far the tail has told of everything; undefined: it has not, or not yet. */
  let toldUpTo: number | undefined;
  let lifetime = 0;
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const read = async () => {
    if (await readMarked()) markedAt ??= SOMEWHERE;
  };
  /** Whoever comes while a read is under way shares the one after it. */
  const readFromNow = (): Promise<void> => {
    if (reading) {
      next ??= reading
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return readFromNow();
        });
      return next;
    }
    reading = read().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return {
    get isSet() {
      return markedAt !== undefined;
    },
    standsBefore(position) {
      const isBefore = () => markedAt === undefined || position < markedAt;
      if (markedAt === undefined && (toldUpTo ?? SOMEWHERE) < position) return readFromNow().then(isBefore);
      return isBefore();
    },
    live() {
      if (toldUpTo !== undefined) return;
      const own = ++lifetime;
      readFromNow().then(
        () => {
          if (own === lifetime) toldUpTo = 0;
        },
        () => undefined,
      );
    },
    passed(position) {
      if (toldUpTo !== undefined) toldUpTo = position;
    },
    marked(position) {
      if (markedAt === undefined || markedAt === SOMEWHERE) markedAt = position;
    },
    ended() {
      lifetime++;
      toldUpTo = undefined;
    },
  };
}
