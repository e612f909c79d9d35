import { isUnbounded, type Scope } from '#access';
import { type Engine, indexOfToken, positionToken } from '#engine';
import type { Cursor } from '#event-store';

/** Where an event stands in the log. */
interface Placed {
  readonly position?: number;
  readonly index?: number;
}

/** The log as an asker is told of it beside the rows: where an answer stands, and where to go on. */
export interface Places {
  tokenOf(place: Pick<Cursor, 'index'>): string;
  /** The log index that an asker's token stands for; undefined: none that this asker can have been given. */
  indexOf(token: string): Promise<number | undefined>;
  /** An event as the asker may see it. */
  event<Event extends Placed>(event: Event): Omit<Event, keyof Placed>;
  /** An answer of the engine, its position as the asker may see it. */
  answer<Answer extends object>(answer: Answer): Answer;
}

/**
 * Whoever sees every row is told plain places. To anybody else a place would tell how much others record: they are told sealed
 * places, which go as far and say nothing, and no place of an event; a plain one from them is none, so that nobody finds the
 * end of the log by trying.
 * @throws KeyStoreUnavailable
 */
export async function placesFor(scope: Scope, engine: Pick<Engine, 'store' | 'sealedPlaces'>): Promise<Places> {
  const { logId } = engine.store.header;
  if (isUnbounded(scope)) {
    return {
      tokenOf: (place) => positionToken(logId, place),
      indexOf: async (token) => indexOfToken(logId, token) ?? (await engine.sealedPlaces()).indexOf(token),
      event: (event) => event,
      answer: (answer) => answer,
    };
  }
  const { tokenOf, indexOf } = await engine.sealedPlaces();
  return {
    tokenOf,
    indexOf: async (token) => indexOf(token),
    event: ({ position: _position, index: _index, ...event }) => event,
    answer: (answer) => withoutPlaces(answer, (token) => tokenOf({ index: indexOfToken(logId, token) ?? -1 })),
  };
}

interface WithPlaces {
  readonly position?: string;
  readonly incomplete?: readonly { readonly firstPosition?: number }[];
}

function withoutPlaces<Answer extends object>(answer: Answer, sealed: (token: string) => string): Answer {
  const { position, incomplete }: WithPlaces = answer;
  return {
    ...answer,
    ...(position !== undefined && { position: sealed(position) }),
    ...(incomplete && { incomplete: incomplete.map(({ firstPosition: _, ...missing }) => missing) }),
  };
}
