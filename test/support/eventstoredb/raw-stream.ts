import type { RawEvent } from './raw-event.ts';

/** Truncated before this revision, a stream is deleted softly: whatever it holds is gone until it is written to again. */
export const SOFT_DELETED = Number.MAX_SAFE_INTEGER;

/** Type of the last event of a stream that is gone for good. */
export const STREAM_DELETED = '$streamDeleted';

/** A stream: every event it ever had, and what its metadata hides of them. */
export interface RawStream {
  readonly name: string;
  readonly events: RawEvent[];
  /** Events of smaller revisions are not read. */
  truncateBefore: number;
  tombstoned: boolean;
}

export function newStream(name: string): RawStream {
  return { name, events: [], truncateBefore: 0, tombstoned: false };
}

export function metastreamOf(name: string): string {
  return `$$${name}`;
}

export function isSoftDeleted(stream: RawStream): boolean {
  return stream.truncateBefore >= SOFT_DELETED;
}

/** Whether a reader finds the stream at all. */
export function isReadable(stream: RawStream | undefined): stream is RawStream {
  return stream !== undefined && stream.events.length > 0 && !isSoftDeleted(stream);
}

/** Whether a stream, or the one whose metadata it holds, is gone for good. */
export function isGone(name: string, stream: (name: string) => RawStream | undefined): boolean {
  const whole = name.startsWith('$$') ? name.slice(2) : name;
  return [name, whole].some((each) => stream(each)?.tombstoned);
}

/** `$tb` of a stream's metadata; 0 where it says none. */
export function truncationOf(metadata: Uint8Array): number {
  try {
    const { $tb } = JSON.parse(Buffer.from(metadata).toString('utf8'));
    return typeof $tb === 'number' ? Math.min($tb, SOFT_DELETED) : 0;
  } catch {
    return 0;
  }
}
