import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import type { EventHub } from './event-hub.ts';
import { followEvents } from './follow-events.ts';
import type { Framed } from './framed.ts';
import { growth } from './growth.ts';
import type { SseClient } from './sse-client.ts';

const EVENTS = 10_000;
const PAGE = 100;
/** Four make a piece. */
const FRAME_BYTES = 4 * 1024;

/** A log whose pages are read anew each time, as for a client that is far behind; it knows what is still in memory. */
function longLog() {
  const given: WeakRef<Framed>[] = [];
  const grown = growth();
  grown.reach(EVENTS - 1);
  const hub: EventHub = {
    growth: grown,
    async after(index) {
      const size = Math.max(0, Math.min(PAGE, EVENTS - 1 - index));
      const page = Array.from({ length: size }, (_, n) => framed(index + 1 + n));
      given.push(...page.map((one) => new WeakRef(one)));
      return page;
    },
    listen: async () => () => undefined,
  };
  return { hub, given };
}

function framed(index: number): Framed {
  return { index, event: { type: 'Created', index } as unknown as RecordedEvent, frame: Buffer.from(textOf(index)) };
}

const textOf = (index: number) => `event ${index}`.padEnd(FRAME_BYTES);

/** A client that can take no more after any piece, until it is let. */
function reader() {
  const pieces: string[][] = [];
  const gone = new AbortController();
  let drain = Promise.withResolvers<void>();
  const client: SseClient = {
    gone: gone.signal,
    write(piece) {
      const text = piece.toString();
      pieces.push(
        Array.from({ length: text.length / FRAME_BYTES }, (_, n) => text.slice(n * FRAME_BYTES).slice(0, FRAME_BYTES)),
      );
      drain = Promise.withResolvers();
      return false;
    },
    drained: () => drain.promise,
    end: () => undefined,
  };
  const leave = () => {
    gone.abort();
    drain.resolve();
  };
  return { client, pieces, leave, drain: () => drain.resolve() };
}

const following = {
  places: { tokenOf: ({ index }: { readonly index: number }) => `a-log.${index + 1}` },
  after: -1,
  wanted: () => true,
  visible: async (events: readonly RecordedEvent[]) => events,
  frameOf: ({ frame }: Framed) => frame,
};

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('a client that takes nothing more', () => {
  it('has one piece pending, and of the page that it is on nothing is kept', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { hub, given } = longLog();
    const { client, pieces, leave } = reader();
    const over = followEvents(hub, client, following, new AbortController().signal);
    await nextTurn();
    expect(pieces).toEqual([[0, 1, 2, 3].map(textOf)]);
    expect(given).toHaveLength(PAGE);
    collectGarbage();
    expect(given.filter((one) => one.deref() !== undefined)).toEqual([]);
    leave();
    await over;
  });

  it('gets every event once and in order when it takes one piece at a time', async () => {
    const { hub } = longLog();
    const { client, pieces, leave, drain } = reader();
    const over = followEvents(hub, client, following, new AbortController().signal);
    while (pieces.length < 250) {
      await nextTurn();
      drain();
    }
    leave();
    await over;
    const frames = pieces.flat();
    expect(frames.length).toBeGreaterThanOrEqual(1_000);
    expect(frames).toEqual(Array.from(frames, (_, n) => textOf(n)));
  });
});
