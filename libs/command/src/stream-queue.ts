import type { StreamName } from '#kernel';
import { QueueFull } from './errors.ts';

/**
 * Runs the work of one stream first in, first out, and that of different streams side by side. At most `capacity` pieces
 * of work wait for one stream; more are turned away with QueueFull.
 */
export function streamQueue(capacity: number) {
  // A stream that somebody works on is in here; a queue is made for it only once somebody waits.
  const waiting = new Map<StreamName, (() => void)[] | undefined>();

  return async function inTurn<Result>(stream: StreamName, work: () => Promise<Result>): Promise<Result> {
    if (waiting.has(stream)) {
      const queue = waiting.get(stream) ?? [];
      if (queue.length >= capacity) {
        throw new QueueFull(`${capacity} commands already wait for ${stream}; send this one again later`);
      }
      waiting.set(stream, queue);
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      waiting.set(stream, undefined);
    }
    try {
      return await work();
    } finally {
      const next = waiting.get(stream)?.shift();
      if (next) next();
      else waiting.delete(stream);
    }
  };
}
