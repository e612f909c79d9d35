import type { RecordedEvent, StreamName } from '#kernel';

/** What is known of a stream for certain: a prefix of it, since streams only grow. */
export interface KnownStream {
  /** Revision of the last event known. */
  readonly revision: number;
  readonly ids: ReadonlySet<string>;
}

/** Ids remembered, of whichever streams were met last: some 10 MB. */
const IDS_KEPT = 100_000;

/**
 * The ids that stand in streams. The server writes events once more that come under another expectation than they first
 * had, so whoever appends has to know what stands; most who do have just read the stream, or written it.
 */
export interface KnownStreams {
  get(stream: StreamName): KnownStream | undefined;
  /** Takes in events of the stream, in revision order: those that go on where knowledge ends, or begin at 0. */
  learn(stream: StreamName, events: readonly Pick<RecordedEvent, 'id' | 'revision'>[]): void;
}

interface Entry {
  revision: number;
  readonly ids: Set<string>;
}

export function knownStreams(): KnownStreams {
  const entries = new Map<StreamName, Entry>();
  let kept = 0;

  const makeRoom = () => {
    for (const [stream, { ids }] of entries) {
      if (kept <= IDS_KEPT) return;
      entries.delete(stream);
      kept -= ids.size;
    }
  };

  return {
    get(stream) {
      const entry = entries.get(stream);
      if (!entry) return undefined;
      entries.delete(stream);
      entries.set(stream, entry);
      return entry;
    },
    learn(stream, events) {
      const entry = entries.get(stream) ?? { revision: -1, ids: new Set() };
      const before = entry.ids.size;
      for (const { id, revision } of events) {
        if (revision !== entry.revision + 1) continue;
        entry.revision = revision;
        entry.ids.add(id);
      }
      if (entry.revision < 0) return;
      entries.set(stream, entry);
      kept += entry.ids.size - before;
      makeRoom();
    },
  };
}
