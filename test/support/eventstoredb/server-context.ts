import type { ServerUser } from './authorization.ts';
import type { Faults } from './faults.ts';
import type { RawLog } from './raw-log.ts';
import type { Witness } from './witness.ts';

/** What every call is answered from. */
export interface ServerContext {
  readonly log: RawLog;
  /** Switched while the server runs. */
  readonly faults: Faults;
  /** Bytes of an append, at most: 1 MiB as on 23.10 and 24.10. */
  readonly largestAppend: number;
  /** Where a member of a cluster tells clients to go; the first one leads. */
  readonly members: () => readonly Member[];
  /** Who may read and write; undefined: everybody. */
  readonly user: ServerUser | undefined;
  readonly witness: Witness;
}

export interface Member {
  readonly host: string;
  readonly port: number;
}
