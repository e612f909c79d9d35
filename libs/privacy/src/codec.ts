import type { EventRegistry, Fact } from '#kernel';
import { commandHash, type SentCommand, sameCommand } from './command-hash.ts';
import { freshIvs } from './fresh-iv.ts';
import type { KeyStore } from './key-store.ts';
import { type MaySee, type Openable, open } from './open.ts';
import { declarationsOf, type SealedFact, type SealingPlace, seal } from './seal.ts';
import type { AtOnceOrLater } from './with-keys.ts';

/** Between the domain, which knows persons, and the store, which must not. Each function says its guarantees at its own place. */
export interface Codec {
  /** Facts in stored form. @param ids ids of the events that the facts become, in their order */
  seal(facts: readonly Fact[], place: SealingPlace, ids: readonly string[]): AtOnceOrLater<readonly SealedFact[]>;
  /** The one way to read personal fields. Gives the events again, in order, with those fields in place. */
  open<Event extends Openable>(events: readonly Event[], may: MaySee): AtOnceOrLater<readonly Event[]>;
  /** What events keep of their command. @param sealed what `seal` made of its facts */
  commandHash(command: SentCommand, sealed: readonly SealedFact[], customer?: string): AtOnceOrLater<string>;
  /** Whether a repeated command is the one whose hash is stored. */
  sameCommand(stored: string, command: SentCommand): AtOnceOrLater<boolean>;
}

/** @throws DeclarationRefused, UndeclaredField: a type that leaves a field of its examples undeclared does not start */
export function createCodec(options: {
  readonly registry: EventRegistry;
  readonly keys: KeyStore;
  readonly tenant: string;
}): Codec {
  const { registry, keys, tenant } = options;
  const declarations = declarationsOf(registry);
  const sealing = { registry, declarations, keys, tenant, nextIv: freshIvs() };
  const opening = { declarations, keys, tenant };
  return {
    seal: (facts, place, ids) => seal(sealing, facts, place, ids),
    open: (events, may) => open(opening, events, may),
    commandHash: (command, sealed, customer) => commandHash(keys, tenant, command, sealed, customer),
    sameCommand: (stored, command) => sameCommand(keys, tenant, stored, command),
  };
}
