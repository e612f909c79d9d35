import { describe, expect, it } from '@jest/globals';
import { streamName } from '#kernel';
import { QueueFull } from './errors.ts';
import { streamQueue } from './stream-queue.ts';

const stream = streamName('opportunity', 'a');

/** A piece of work that ends when told to. */
function held() {
  let release = () => {};
  const done = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release, work: () => done };
}

describe('the queue of a stream', () => {
  it('runs the work of one stream in the order it came, one at a time', async () => {
    const inTurn = streamQueue(10);
    const seen: string[] = [];
    const step = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all(['first', 'second', 'third'].map((name) => inTurn(stream, step(name))));
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });

  it('lets other streams pass', async () => {
    const inTurn = streamQueue(10);
    const first = held();
    const blocked = inTurn(stream, first.work);
    await expect(inTurn(streamName('opportunity', 'b'), async () => 'passed')).resolves.toBe('passed');
    first.release();
    await blocked;
  });

  it('turns away what exceeds its capacity, and takes work again afterwards', async () => {
    const inTurn = streamQueue(1);
    const first = held();
    const running = inTurn(stream, first.work);
    const waiting = inTurn(stream, async () => 'waited');
    await expect(inTurn(stream, async () => 'too many')).rejects.toThrow(QueueFull);
    first.release();
    await running;
    await expect(waiting).resolves.toBe('waited');
    await expect(inTurn(stream, async () => 'again')).resolves.toBe('again');
  });

  it('goes on after work that throws', async () => {
    const inTurn = streamQueue(10);
    const failing = inTurn(stream, async () => {
      throw new Error('no');
    });
    const next = inTurn(stream, async () => 'next');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('next');
  });
});
