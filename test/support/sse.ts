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

type Headers = Readonly<Record<string, string>>;

async function begin(url: string, lastEventId: string | undefined, more: Headers, signal: AbortSignal) {
  const headers = { ...more, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
  const { body, status } = await fetch(url, { headers, signal });
  if (status !== 200 || !body) throw new Error(`${url} was answered ${status}`);
  return body;
}

/** Begins a stream, after the event named. */
export async function openStream(url: string, lastEventId?: string, headers: Headers = {}): Promise<OpenStream> {
  const line = new AbortController();
  const body = await begin(url, lastEventId, headers, line.signal);
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

/** A stream that goes on beside the test. */
export interface Listening {
  /** All that was heard so far. */
  readonly heard: readonly SentEvent[];
  /** Resolves once so many events were heard. */
  until(count: number): Promise<void>;
  end(): void;
}

/** Begins a stream, after the event named, and listens to it until it is ended. */
export async function listen(url: string, headers: Headers, lastEventId?: string): Promise<Listening> {
  const line = new AbortController();
  const body = await begin(url, lastEventId, headers, line.signal);
  const heard: SentEvent[] = [];
  let wake = Promise.withResolvers<void>();
  const listening = async () => {
    let text = '';
    for await (const part of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + part).split('\n\n');
      text = blocks.pop() ?? '';
      heard.push(...blocks.flatMap(eventIn));
      wake.resolve();
      wake = Promise.withResolvers();
    }
  };
  const over = listening().catch(() => undefined);
  return {
    heard,
    async until(count) {
      while (heard.length < count)
        await Promise.race([wake.promise, over.then(() => Promise.reject(new Error('it ended')))]);
    },
    end: () => line.abort(),
  };
}

/** A block without data, as a sign of life is, tells of no event. */
function eventIn(block: string): readonly SentEvent[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return field('data') === '' ? [] : [{ id: field('id'), event: field('event'), data: field('data') }];
}
