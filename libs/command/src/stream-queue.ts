import type { StreamName } from '#kernel';
import { QueueFull } from './errors.ts';

/**
 * Runs the work of one stream first in, first out, and that of different streams side by side. At most `capacity` pieces
 * of work wait for one stream; more are turned away with QueueFull.
 */
export function streamQueue(capacity: number) {
  const waiting = new Map<StreamName, (() => void)[]>();

  return async function inTurn<Result>(stream: StreamName, work: () => Promise<Result>): Promise<Result> {
    const queue = waiting.get(stream);
    if (queue) {
      if (queue.length >= capacity) {
        throw new QueueFull(`${capacity} commands already wait for ${stream}; send this one again later`);
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      waiting.set(stream, []);
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
