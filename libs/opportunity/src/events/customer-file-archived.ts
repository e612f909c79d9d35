import { clear, type Instant, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** The buyer's papers were put into the archive. */
export interface CustomerFileArchived extends OfEpisode {
  readonly fileRef: string;
  /** Hex, lower case. */
  readonly sha256: string;
  /** The event's own happening. */
  readonly archivedAt: Instant;
}

export const customerFileArchived = opportunityEvent<CustomerFileArchived>(
  'CustomerFileArchived',
  { episode: clear, fileRef: personal(), sha256: clear, archivedAt: clear },
  [
    {
      episode: 1,
      fileRef: 'archive/2026/f-1.pdf',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      archivedAt: '2026-12-05T09:00:00.000Z' as Instant,
    },
  ],
);
