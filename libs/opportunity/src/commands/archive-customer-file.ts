import type { Instant } from '#kernel';
import { customerFileArchived } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** The buyer's papers were put into the archive. */
export interface ArchiveCustomerFile {
  readonly fileRef: string;
  /** Hex, lower case. */
  readonly sha256: string;
  readonly archivedAt?: Instant;
}

export const archiveCustomerFile = opportunityCommand<ArchiveCustomerFile>({
  name: 'ArchiveCustomerFile',
  lateness: 'contact',
  happenedAt: 'archivedAt',
  decide({ fileRef, sha256 }, _state, { effective, occurredAt: archivedAt }) {
    return [stated(customerFileArchived, { episode: effective.standing.episode, fileRef, sha256, archivedAt })];
  },
});
