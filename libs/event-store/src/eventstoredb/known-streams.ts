import type { RecordedEvent, StreamName } from '#kernel';

/** What is known of a stream for certain: a prefix of it, since streams only grow. */
export interface KnownStream {
  /** Revision of the last event known. */
  readonly revision: number;
  readonly ids: ReadonlySet<string>;
}

/** Ids met before those that were met last are forgotten: some 10 to 20 MB are kept. */
const IDS_MET = 100_000;

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
  // Streams met of late, and those met before them: moving one to an end at each use would cost more than all the rest.
  let recent = new Map<StreamName, Entry>();
  let earlier = new Map<StreamName, Entry>();
  let ids = 0;

  const met = (more: number) => {
    ids += more;
    if (ids < IDS_MET) return;
    earlier = recent;
    recent = new Map();
    ids = 0;
  };
  const keep = (stream: StreamName, entry: Entry) => {
    recent.set(stream, entry);
    met(entry.ids.size);
  };
  const find = (stream: StreamName): Entry | undefined => {
    const entry = recent.get(stream);
    if (entry) return entry;
    const known = earlier.get(stream);
    if (known) keep(stream, known);
    return known;
  };

  return {
    get: find,
    learn(stream, events) {
      const known = find(stream);
      const entry = known ?? { revision: -1, ids: new Set() };
      const before = entry.ids.size;
      for (const { id, revision } of events) {
        if (revision !== entry.revision + 1) continue;
        entry.revision = revision;
        entry.ids.add(id);
      }
      if (known) met(entry.ids.size - before);
      else if (entry.revision >= 0) keep(stream, entry);
    },
  };
}
