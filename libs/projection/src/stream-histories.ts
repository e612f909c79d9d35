import type { RecordedEvent, StreamName } from '#kernel';

/** Characters of JSON kept at most, over all streams: some 20,000 events. */
const CHARACTERS_KEPT = 16_000_000;
/** What an event takes beside its data. */
const CHARACTERS_AN_EVENT = 400;

interface Kept {
  readonly events: RecordedEvent[];
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
    follow(event: RecordedEvent): void {
      const history = kept.get(event.stream);
      const revision = history?.events.at(-1)?.revision ?? -1;
      if (!history || event.revision <= revision) return;
      if (event.revision !== revision + 1) {
        forget(event.stream);
        return;
      }
      history.events.push(event);
      const size = sizeOf(event);
      history.characters += size;
      characters += size;
      makeRoom();
    },
    /** All events of a stream so far; undefined where it has to be read. */
    of(stream: StreamName): readonly RecordedEvent[] | undefined {
      const history = kept.get(stream);
      if (!history) return undefined;
      use(stream, history);
      return [...history.events];
    },
    /** Keeps a stream that was read up to where the log was followed. */
    keep(stream: StreamName, events: readonly RecordedEvent[]): void {
      forget(stream);
      const history = {
        events: [...events],
        characters: events.reduce((sum, event) => sum + sizeOf(event), 0),
      };
      characters += history.characters;
      use(stream, history);
      makeRoom();
    },
    clear(): void {
      kept.clear();
      characters = 0;
    },
  };
}

function sizeOf({ data }: RecordedEvent): number {
  return JSON.stringify(data).length + CHARACTERS_AN_EVENT;
}
