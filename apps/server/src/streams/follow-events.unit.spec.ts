import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import type { EventHub, Framed } from './event-hub.ts';
import { followEvents } from './follow-events.ts';
import { growth } from './growth.ts';
import type { SseClient } from './sse-client.ts';

const EVENTS = 10_000;
const PAGE = 100;

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
  return { index, event: { type: 'Created', index } as unknown as RecordedEvent, frame: `event ${index}` };
}

/** A client that says after each frame whether it can take more, and can take more again when it is let. */
function reader(takes: (frames: number) => boolean) {
  const frames: string[] = [];
  const gone = new AbortController();
  let drain = Promise.withResolvers<void>();
  const client: SseClient = {
    gone: gone.signal,
    write(frame) {
      frames.push(frame);
      if (takes(frames.length)) drain.resolve();
      else drain = Promise.withResolvers();
      return takes(frames.length);
    },
    drained: () => drain.promise,
    end: () => undefined,
  };
  const leave = () => {
    gone.abort();
    drain.resolve();
  };
  return { client, frames, leave, drain: () => drain.resolve() };
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
  it('has one frame pending, and of the page that it is on nothing is kept', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { hub, given } = longLog();
    const { client, frames, leave } = reader(() => false);
    const over = followEvents(hub, client, following, new AbortController().signal);
    await nextTurn();
    expect(frames).toEqual(['event 0']);
    expect(given).toHaveLength(PAGE);
    collectGarbage();
    expect(given.filter((one) => one.deref() !== undefined)).toEqual([]);
    leave();
    await over;
  });

  it('gets every event once and in order when it takes one at a time', async () => {
    const { hub } = longLog();
    const { client, frames, leave, drain } = reader(() => false);
    const over = followEvents(hub, client, following, new AbortController().signal);
    while (frames.length < 250) {
      await nextTurn();
      drain();
    }
    leave();
    await over;
    expect(frames).toEqual(Array.from(frames, (_, n) => `event ${n}`));
  });
});
