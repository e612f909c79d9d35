import type { EventStore } from '#event-store';
import type { Aggregate, Clock, CommandType, EventRegistry, PolicyInForce, Zone } from '#kernel';
import type { AtOnceOrLater, BlindIndex, Codec } from '#privacy';
import type { OpportunityDirectory } from './facts.ts';

export interface ExecutorOptions {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly codec: Codec;
  /** By which people are found by phone or identity number. */
  readonly index: BlindIndex;
  readonly aggregates: readonly Aggregate[];
  readonly commands: readonly CommandType[];
  /** The rule book as it stands in the log when asked, or later. Asked once a command's clock was read. */
  policyNow(): AtOnceOrLater<PolicyInForce>;
  readonly clock: Clock;
  readonly opportunitiesOf: OpportunityDirectory;
  zoneOf(outlet: string | undefined): Zone | Promise<Zone>;
  /** Commands that may wait for one stream before others are turned away. */
  readonly queueCapacity: number;
  /** Streams whose state is kept in memory. */
  readonly cacheCapacity: number;
  /** How far back an interactive command may lie, in ms. */
  readonly backdatingMs: number;
  /** Waits, jittered, before the n-th retry (from 1) after another process was first. */
  pause(retry: number): Promise<void>;
}
