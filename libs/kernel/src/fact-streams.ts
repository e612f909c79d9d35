import type { StreamName } from './stream-name.ts';

/**
 * Names of the other streams a decision needs; the executor loads them and keeps what it read as `basedOn`.
 * `opportunitiesOf` asks for every opportunity of a customer.
 */
export type FactStreams<Facts> = {
  readonly [Name in keyof Facts]: StreamName | readonly StreamName[] | { readonly opportunitiesOf: string } | undefined;
};

/** The state of another stream, given to a decision as a fact. */
export interface Known<State> {
  readonly id: string;
  readonly state: State;
  /** −1 where the stream does not exist. */
  readonly revision: number;
}
