/** What the server can be told to do wrong, each as a real server or a network was seen to do it: from the next call on. */
export interface Faults {
  /** Appends are taken and written, and never answered (point 1). */
  silent?: boolean;
  /** Appends are neither written nor answered (point 1). */
  deaf?: boolean;
  /** The batch stream is ended with OK at the next append, which is written (point 2). */
  halfCloseBatch?: boolean;
  /** The batch stream breaks at the next append, which is written (point 3). */
  breakBatch?: boolean;
  /** Each append is written and answered under a correlation id that nobody knows (point 4). */
  strangeCorrelation?: boolean;
  /** Ms that the server's clock is ahead of the client's: deadlines in the past are timeouts (point 6). */
  clockAheadMs?: number;
  /** A subscription from the start says at once that it is at 0, as one with the shortest interval does (point 17). */
  checkpointAtStart?: boolean;
  /** Events after which a subscription ends with an error (point 7). */
  dropSubscriptionAfter?: number;
  /** Live events after which a subscription is dropped as too slow (point 15). */
  tooSlowAfter?: number;
  /** Appends of events without a type are answered twice (point 14). What has no data the client itself never sends. */
  stumbleOverTypes?: boolean;
  /** Every call is refused as by a server that is going down; `unknown` as one that is going down was seen to (point 16). */
  goingDown?: 'unavailable' | 'unknown';
  /** Reads and subscriptions are refused, while appends go on being written and acknowledged: some 5 s on a real server (point 16). */
  stopping?: boolean;
  /** Writes are refused, and the leader named (clusters). */
  notLeader?: { readonly host: string; readonly port: number };
}
