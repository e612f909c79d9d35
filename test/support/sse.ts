export interface SentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A stream that has begun: whatever is recorded from now on is told on it. */
export interface OpenStream {
  /** Takes at most `most` events, then lets the connection die; resolves with fewer once there are as many as `enough`. */
  take(most: number, enough: number): Promise<readonly SentEvent[]>;
}

/** Begins a stream, after the event named. */
export async function openStream(url: string, lastEventId?: string): Promise<OpenStream> {
  const line = new AbortController();
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const { body, status } = await fetch(url, { headers, signal: line.signal });
  if (status !== 200 || !body) throw new Error(`${url} was answered ${status}`);
  return {
    async take(most, enough) {
      const taken: SentEvent[] = [];
      let text = '';
      for await (const part of body.pipeThrough(new TextDecoderStream())) {
        text += part;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        taken.push(...blocks.flatMap(eventIn));
        if (taken.length >= Math.min(most, enough)) break;
      }
      line.abort();
      return taken.slice(0, most);
    },
  };
}

/** A block without data, as a sign of life is, tells of no event. */
function eventIn(block: string): readonly SentEvent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return field('data') === '' ? [] : [{ id: field('id'), event: field('event'), data: field('data') }];
}
