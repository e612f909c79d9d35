import type { RecordedEvent, StreamName } from '#kernel';

/** Characters of JSON kept at most, over all streams: some 20,000 events. */
const CHARACTERS_KEPT = 16_000_000;
/** What an event takes beside its data. */
const CHARACTERS_AN_EVENT = 400;

/** A stream as it was read: those of its events that are wanted, and its revision, whose event need not be. */
export interface ReadHistory {
  readonly events: readonly RecordedEvent[];
  readonly revision: number;
}

interface Kept {
  readonly events: RecordedEvent[];
  revision: number;
  characters: number;
}

/**
 * Streams that were read whole, carried on by the events that follow in the log, so that a stream that is told of again is not
 * read again. Those used least recently go first; one that misses an event goes.
 */
export function streamHistories(most = CHARACTERS_KEPT) {
  const kept = new Map<StreamName, Kept>();
  let characters = 0;

  const forget = (stream: StreamName) => {
    characters -= kept.get(stream)?.characters ?? 0;
    kept.delete(stream);
  };
  const use = (stream: StreamName, history: Kept) => {
    kept.delete(stream);
    kept.set(stream, history);
  };
  const makeRoom = () => {
    for (const oldest of kept.keys()) {
      if (characters <= most) return;
      forget(oldest);
    }
  };

  return {
    /** Takes in the next event of the log. */
    follow(event: RecordedEvent, isWanted: boolean): void {
      const history = kept.get(event.stream);
      if (!history || event.revision <= history.revision) return;
      if (event.revision !== history.revision + 1) {
        forget(event.stream);
        return;
      }
      history.revision = event.revision;
      if (!isWanted) return;
      history.events.push(event);
      const size = sizeOf(event);
      history.characters += size;
      characters += size;
      makeRoom();
    },
    /** All wanted events of a stream so far; undefined where it has to be read. */
    of(stream: StreamName): readonly RecordedEvent[] | undefined {
      const history = kept.get(stream);
      if (!history) return undefined;
      use(stream, history);
      return [...history.events];
    },
    /** Keeps a stream that was read up to where the log was followed. */
    keep(stream: StreamName, { events, revision }: ReadHistory): void {
      forget(stream);
      const history = {
        events: [...events],
        revision,
        characters: events.reduce((sum, event) => sum + sizeOf(event), 0),
      };
      characters += history.characters;
      use(stream, history);
      makeRoom();
    },
  };
}

function sizeOf({ data }: RecordedEvent): number {
  return JSON.stringify(data).length + CHARACTERS_AN_EVENT;
}
