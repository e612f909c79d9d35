import { derivedId, type EventType, type Fact, type Instant, type Provenance } from '#kernel';

/** What happened to something before this log knew of it. Personal fields stand in clear: the codec seals them. */
export interface ImportedFact extends Fact {
  /** `recorded`: the source gives no time, so it is true from the moment it is recorded. */
  readonly occurredAt: Instant | 'recorded';
  /** The time as the source wrote it; absent where it gives none. */
  readonly time?: string;
}

/** Everything a source holds on one aggregate, to be appended under one command id: a second import finds it there. */
export interface ImportedHistory {
  readonly aggregate: 'opportunity' | 'staff' | 'outlet' | 'customer' | 'visit' | 'demoCar';
  readonly id: string;
  /** `import:<format>:<key>` */
  readonly commandId: string;
  readonly outlet?: string;
  /** In the order in which they are appended. */
  readonly facts: readonly ImportedFact[];
  /** Of every fact; each adds its own `time`. */
  readonly provenance: Omit<Provenance, 'time'>;
}

/**
 * The id of a person whom a source knows by name: the one that the blind index finds for the name in that source, else
 * `derivedId('staff', commandId)` of the person's first row. Never a hash of the name.
 */
export type PersonId = (source: string, name: string, commandId: string) => Promise<string>;

/**
 * Whether an earlier import registered this person under another row. Then there is nothing to register: rows move
 * when a file is edited, people stay.
 * @param commandId of the row that would register them now
 */
export function isKnownPerson(id: string, commandId: string): boolean {
  return id !== derivedId('staff', commandId);
}

/** A fact of a declared type at a time of the source. */
export function importedFact<Data extends object>(
  type: EventType<Data>,
  data: Data,
  when: Pick<ImportedFact, 'occurredAt' | 'time'>,
): ImportedFact {
  return { type: type.type, data, ...when };
}
