import type { Instant } from '#kernel';
import { type TailPlace, tailEvent } from './tail-message.ts';
import type { WireEvent } from './wire-event.ts';

/** An event on its way to the server. */
export interface Sending {
  /** As the server calls it. */
  readonly stream: string;
  readonly event: WireEvent;
}

/** Where an event stands, and since when. */
export interface News {
  readonly position: number;
  readonly recordedAt: Instant;
  /** Whether what stands there under its id is what was sent. */
  readonly asSent: boolean;
}

export interface Lookout {
  /**
   * The event, at once where it has come.
   * @param position given by the server for the append: the event stands there or behind
   * @returns undefined when it is not to be expected any more
   */
  event(position: number): News | undefined | Promise<News | undefined>;
  /** To be called in the end, whatever came of it. */
  leave(): void;
}

/** Who looks out for what. */
export interface Lookouts {
  /** @param hopeless nothing is told now, so that nobody waits for it */
  add(sent: Sending, hopeless: boolean): Lookout;
  /** An event that somebody looks out for may have passed. */
  told(id: string, place: TailPlace, recorded: Buffer): void;
  /** Nothing more is told. */
  brokeOff(): void;
  /**
   * A while is over. Whoever has waited for all of it waits no longer where nothing was told in it, or where everything up to the
   * position had been told: what comes late under load is waited for as long as it is on its way.
   * @returns whether anybody waits still
   */
  look(): boolean;
}

/** @param whenWaiting called whenever somebody begins to wait */
export function lookouts(whenWaiting: () => void): Lookouts {
  const entries = new Map<string, Entry>();
  const waiting = new Set<Entry>();
  let told = 0;
  let toldBefore = 0;

  /** Made for every append: of one object. */
  class Entry implements Lookout {
    readonly sent: Sending;
    position = 0;
    hasWaited = false;
    #news: News | undefined;
    #hopeless: boolean;
    #wake: ((news: News | undefined) => void) | undefined;

    constructor(sent: Sending, hopeless: boolean) {
      this.sent = sent;
      this.#hopeless = hopeless;
    }

    event(position: number) {
      if (this.#hopeless) return this.#news;
      this.position = position;
      waiting.add(this);
      whenWaiting();
      return new Promise<News | undefined>((resolve) => {
        this.#wake = resolve;
      });
    }

    /** @param news default: what there is, and no more is to come */
    settle(news = this.#news): void {
      waiting.delete(this);
      this.#news = news;
      this.#hopeless = true;
      this.#wake?.(news);
    }

    leave(): void {
      waiting.delete(this);
      const { id } = this.sent.event;
      if (entries.get(id) === this) entries.delete(id);
    }
  }

  return {
    add(sent, hopeless) {
      const entry = new Entry(sent, hopeless);
      entries.set(sent.event.id, entry);
      return entry;
    },
    told(id, place, recorded) {
      told = place.position;
      const entry = entries.get(id);
      const news = entry && newsOf(entry.sent, place, recorded);
      if (news) entry.settle(news);
    },
    brokeOff() {
      for (const entry of entries.values()) entry.settle();
    },
    look() {
      for (const entry of waiting) {
        if (entry.hasWaited && (told >= entry.position || told === toldBefore)) entry.settle();
        entry.hasWaited = true;
      }
      toldBefore = told;
      return waiting.size > 0;
    },
  };
}

/** Two writers' events may have the same id and yet differ in ciphertext, or in what was filled in. */
function newsOf(sent: Sending, { stream, position }: TailPlace, recorded: Buffer): News | undefined {
  if (!isText(stream, sent.stream)) return undefined;
  const { recordedAt, data, metadata } = tailEvent(recorded);
  return { position, recordedAt, asSent: isText(data, sent.event.data) && isText(metadata, sent.event.metadata) };
}

function isText(bytes: Buffer, text: string): boolean {
  // No character takes more than three bytes.
  if (3 * text.length > written.length) return bytes.equals(Buffer.from(text));
  const size = written.write(text);
  return size === bytes.length && written.compare(bytes, 0, size, 0, size) === 0;
}

/** Where a text is written that is compared with bytes. */
const written = Buffer.allocUnsafeSlow(64 * 1024);
