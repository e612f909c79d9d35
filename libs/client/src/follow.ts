import { type Backoff, waitBefore } from './backoff.ts';
import { DealtrailProblem, DealtrailUnreachable } from './problem.ts';
import type { Surroundings } from './retrying-fetch.ts';
import { type StreamedEvent, sseParser } from './sse-parser.ts';

export interface Following {
  /** The place to begin after: the id of the last event that was dealt with. */
  readonly lastEventId: string | undefined;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** How long the stream may be silent before it counts as cut off, in ms. */
  readonly silenceMs: number;
}

/**
 * Every event of a stream once, in order, until the signal is aborted: a stream that is cut off is resumed after the last
 * event that was taken. Gives up after as many streams in a row without anything in them as `backoff` allows.
 * @param open asks for the stream, to be resumed after an id, as often as that is worth trying
 * @throws what `open` throws of the service; DealtrailUnreachable
 */
export async function* follow(
  open: (lastEventId: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>,
  { lastEventId, signal, silenceMs }: Following,
  { random, pause }: Pick<Surroundings, 'random' | 'pause'>,
  backoff: Backoff,
): AsyncGenerator<StreamedEvent> {
  let id = lastEventId;
  for (let vain = 1; !signal.aborted; vain += 1) {
    let fault: unknown;
    const silence = silenceWatch(signal, silenceMs);
    try {
      const body = await open(id, silence.signal);
      const parse = sseParser(id);
      // The pipe watches the signal itself: once its request is collected, fetch no longer does.
      for await (const piece of body.pipeThrough(new TextDecoderStream(), { signal: silence.signal })) {
        silence.heard();
        for (const event of parse(piece)) {
          vain = 0;
          if (event.data !== undefined) yield event;
          id = event.id;
        }
      }
    } catch (error) {
      if (error instanceof DealtrailProblem || error instanceof DealtrailUnreachable) throw error;
      fault = error;
    } finally {
      silence.end();
    }
    if (signal.aborted) return;
    const wait = waitBefore(Math.max(1, vain), backoff, random(), undefined);
    if (wait === undefined) throw new DealtrailUnreachable(fault, undefined);
    await pause(wait, signal).catch(() => undefined);
  }
}

/** Aborts with the signal, or after a silence. */
function silenceWatch(signal: AbortSignal, silenceMs: number) {
  const silent = new AbortController();
  const watch = setTimeout(() => silent.abort(new Error('the stream fell silent')), silenceMs);
  return {
    signal: AbortSignal.any([signal, silent.signal]),
    heard: () => void watch.refresh(),
    end: () => {
      clearTimeout(watch);
      silent.abort();
    },
  };
}
