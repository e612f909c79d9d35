import { setTimeout as pause } from 'node:timers/promises';
import { onArrival } from './arrivals.ts';
import { HEADER_STREAM } from './log-header.ts';
import { type Lookout, lookouts, type Sending } from './lookouts.ts';
import type { Connection } from './raw-reads.ts';
import { openTail } from './read-call.ts';
import type { MarkNews } from './read-only-mark.ts';
import { type TailMessage, tailEvent, tailMessage, tailPlace } from './tail-message.ts';

/**
 * The end of the log, as it grows. The server's answer to an append does not say when it took the events, but its news of
 * them does, and comes about as soon as the answer: that saves a read for each append. A tail may break off at any time.
 */
export interface LogTail {
  /** Looks out for an event that is about to be appended. */
  lookOut(sent: Sending): Lookout;
}

const PAUSE_MS = 100;
/** How long the tail may tell of nothing before an event that was looked out for is read instead. */
const LOOK_MS = 50;

/** Follows from the first look-out until the signal is given, and tells of whatever passes whether it marks the log. */
export function logTail(connection: Connection, mark: MarkNews, closing: AbortSignal): LogTail {
  const header = Buffer.from(connection.prefix + HEADER_STREAM);
  let started = false;
  let live = false;
  let looking: NodeJS.Timeout | undefined;
  const looked = lookouts(() => {
    looking ??= setInterval(() => {
      if (looked.look()) return;
      clearInterval(looking);
      looking = undefined;
    }, LOOK_MS);
  });

  const follow = async () => {
    /** The last event that was told of; undefined: whatever is written from now on is followed. */
    let after: number | undefined;
    while (!closing.aborted) {
      let goesOn = false;
      const news: TailNews = {
        live() {
          live = true;
          mark.live();
        },
        told(message) {
          const place = tailPlace(message.bytes);
          if (place.stream.equals(header) && isMark(message.bytes)) mark.marked(place.position);
          mark.passed(place.position);
          looked.told(message.id, place, message.bytes);
          after = place.position;
          goesOn = true;
        },
      };
      await followOnce(connection, after, news, closing).catch(() => undefined);
      mark.ended();
      // A server that gives up those who are slow lets them go on at once where they were: nobody has waited in vain.
      if (goesOn) continue;
      // Whoever waits reads what they wait for.
      after = undefined;
      live = false;
      looked.brokeOff();
      await pause(PAUSE_MS, undefined, { signal: closing }).catch(() => undefined);
    }
  };

  return {
    lookOut(sent) {
      if (!started) void follow();
      started = true;
      return looked.add(sent, !live);
    },
  };
}

/** What a tail says. */
interface TailNews {
  /** Everything that stands has been told. */
  live(): void;
  told(event: TailMessage & { readonly kind: 'event' }): void;
}

async function followOnce(
  connection: Connection,
  after: number | undefined,
  news: TailNews,
  closing: AbortSignal,
): Promise<void> {
  const used = connection.client.current();
  const source = await openTail(used.client, connection.prefix, after);
  const stop = () => source.cancel();
  const forget = used.onRetirement(stop);
  closing.addEventListener('abort', stop);
  try {
    if (closing.aborted) return;
    await new Promise<void>((resolve, reject) => {
      onArrival(source, tailMessage, (message) => {
        if (message.kind === 'caughtUp') news.live();
        else if (message.kind === 'event') news.told(message);
      });
      source.once('end', resolve);
      source.on('error', reject);
    });
  } finally {
    forget();
    closing.removeEventListener('abort', stop);
    source.cancel();
  }
}

/** The entry of the header that makes the log the source of a migration. */
function isMark(recorded: Buffer): boolean {
  const header = JSON.parse(tailEvent(recorded).data.toString()) as { readonly readOnly?: unknown };
  return header.readOnly === true;
}
