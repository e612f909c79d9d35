import type { Appended, Conflict } from '#event-store';
import type { Aggregate, NewEvent, RecordedEvent, StreamName, Warning } from '#kernel';
import { asRecorded, type Statement, toEvents } from './appending.ts';
import type { Accepted, Conflicted } from './command.ts';
import { likelyDuplicates } from './duplicates.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { lookupTerms, mayName } from './lookup-terms.ts';
import type { StreamLoader } from './stream-loader.ts';
import type { StreamState } from './stream-state.ts';

/** Appends what was decided, and answers for what was appended before. */
export function keeper(
  { store, codec, index, clock }: Pick<ExecutorOptions, 'store' | 'codec' | 'index' | 'clock'>,
  loader: StreamLoader,
) {
  const { tenant } = store.header;

  /** Appends a statement on top of the state it was decided on; `told` is what the decision has to say besides. */
  async function keep(
    aggregate: Aggregate,
    before: StreamState,
    id: string,
    statement: Statement,
    told: readonly Warning[] = [],
  ): Promise<Accepted | Conflicted> {
    const { stream } = statement;
    if (statement.facts.length === 0) {
      const head = await store.head();
      const { revision } = before;
      return accepted(id, stream, { revision, position: head.position, recordedAt: clock(), events: [] }, false, told);
    }
    const isNew = !statement.provenance && statement.facts.some(({ type }) => type === 'Created');
    const warnings = isNew ? [...told, ...(await likelyDuplicates(index, tenant, statement.facts))] : told;
    const made = toEvents(codec, tenant, statement);
    const events = made instanceof Promise ? await made : made;
    let appended: Appended | Conflict;
    try {
      appended = await store.append(stream, events, before.revision < 0 ? 'noStream' : before.revision);
    } catch (error) {
      // Whatever went wrong, the state in memory is read anew: only the store knows what stands.
      loader.forget(stream);
      throw error;
    }
    if (appended.outcome === 'conflict') {
      return { outcome: 'conflict', reason: 'revision', stream, actual: appended.actual };
    }
    // What a repeated append first stored may differ in its defaults: it is read anew.
    if (appended.repeated) loader.forget(stream);
    else loader.appended(aggregate, stream, before, asRecorded(stream, events, appended));
    const terms = lookupTerms(statement.facts, statement.customer);
    if (terms.length > 0) await index.put(tenant, terms);
    const { revision, position, recordedAt } = appended;
    return accepted(id, stream, { revision, position, recordedAt, events }, appended.repeated, warnings);
  }

  /**
   * What a command that was done before gave. A crash may have come between its append and the index: who was left out is
   * put in, unless forgotten since.
   * @param first revision of the first event that it appended
   */
  async function repeated(
    aggregate: Aggregate,
    before: StreamState,
    id: string,
    { stream, sent }: Pick<Statement, 'stream' | 'sent'>,
    first: number,
  ): Promise<Accepted | Conflicted> {
    const events = await loader.ofCommand(stream, first);
    const { meta, revision, position, recordedAt } = events.at(-1) as RecordedEvent;
    if (!(await codec.sameCommand(meta.commandHash, sent))) {
      return { outcome: 'conflict', reason: 'command-id-reused', stream, actual: before.revision };
    }
    if (events.some(({ type }) => mayName(type))) {
      const opened = await codec.open(events, () => true);
      const terms = lookupTerms(opened, aggregate.customerOf?.(before.state));
      if (terms.length > 0) await index.put(tenant, terms);
    }
    return accepted(id, stream, { revision, position, recordedAt, events }, true, []);
  }

  return { keep, repeated };
}
export type Keeper = ReturnType<typeof keeper>;

function accepted(
  id: string,
  stream: StreamName,
  {
    revision,
    position,
    recordedAt,
    events,
  }: Pick<Accepted, 'revision' | 'position' | 'recordedAt'> & { readonly events: readonly NewEvent[] },
  repeated: boolean,
  warnings: readonly Warning[],
): Accepted {
  const named = events.map(({ id, type }) => ({ id, type }));
  return { outcome: 'accepted', id, stream, revision, position, recordedAt, events: named, warnings, repeated };
}
