import type { Sum } from './sum.ts';

/**
 * How a collection of sums is counted of which one thing told goes to many numbers of many documents: what is told is noted,
 * in as little room as whoever tells it knows how, and spread out over its numbers when documents are made of it.
 */
export interface Spread<Told = unknown> {
  /** Begins with nothing told. */
  open(): SpreadSums<Told>;
}

export interface SpreadSums<Told = unknown> {
  /** Takes note of it, or throws and takes no note. */
  tell(told: Told): void;
  /** Things told that are held. */
  size(): number;
  /** What was added to each document, in order of key. */
  inKeyOrder(): Iterable<readonly [key: string, sum: Sum]>;
  /** The documents that this makes where there are none, as JSON: without numbers that are 0, and none without any number. */
  textsInKeyOrder(): Iterable<readonly [key: string, text: string]>;
}
