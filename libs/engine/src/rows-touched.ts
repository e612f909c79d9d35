import { isDeepStrictEqual } from 'node:util';
import { readEvents } from '#command';
import { categoryOf, EVENT_CORRECTED, type Instant, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { type Trajectory, trajectory } from '#opportunity';
import type { Whose } from '#projections/customer';
import { opportunitiesOf, opportunityProjection } from '#projections/opportunity';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';

/** Events after which an opportunity may be somebody else's, or have been. */
const CHANGING_HANDS: ReadonlySet<string> = new Set(['Reassigned', 'Reclaimed', EVENT_CORRECTED]);

/** Events, and opportunities, whose owners are kept in mind. */
const REMEMBERED = 5_000;

/** Whose rows an event of the log changes; nobody's where it names nobody. */
export type RowsTouched = (event: RecordedEvent) => Promise<readonly Whose[]>;

/**
 * What an event of an opportunity says is true from when it happened on: it touches whoever the opportunity belonged to from
 * then on, with it and without it. Any other event touches the outlet and the consultant that it names, and the owners of
 * the opportunities that it names or that its customers have. Asked again for the same event, it is told from memory.
 */
export function rowsTouched({ store, projector }: Pick<Engine, 'store' | 'projector'>): RowsTouched {
  const touched = new Map<string, Promise<readonly Whose[]>>();
  const owners = new Map<StreamName, Promise<readonly Owned[]>>();

  const toldIn = (stream: StreamName) => readEvents(store, registry, stream);
  const ownersOf = (stream: StreamName) =>
    remembered(owners, stream, async () => ownersIn(trajectory(await toldIn(stream))));

  async function byOpportunity(event: RecordedEvent): Promise<readonly Whose[]> {
    const { stream, type, revision, occurredAt } = event;
    // Somebody may have asked for it before it was there.
    if (revision === 0) owners.delete(stream);
    if (!CHANGING_HANDS.has(type)) return since(occurredAt, await ownersOf(stream));
    owners.delete(stream);
    const told = (await toldIn(stream)).filter((one) => one.revision <= revision);
    const corrected = told.find(({ id }) => id === event.data.eventId);
    return [told, told.slice(0, -1)].flatMap((known) =>
      since((corrected ?? event).occurredAt, ownersIn(trajectory(known))),
    );
  }

  async function byOther({ stream, data, meta, occurredAt }: RecordedEvent): Promise<readonly Whose[]> {
    const named = new Set<string>();
    if (typeof data.opportunityId === 'string') named.add(data.opportunityId);
    if (categoryOf(stream) === 'customer') {
      const view = await projector.ensureCaughtUp(opportunityProjection.name, await store.head());
      for (const customer of [data.from, data.into]) {
        if (typeof customer !== 'string') continue;
        for (const id of await view.read((reader) => opportunitiesOf(reader, customer))) named.add(id);
      }
    }
    const consultant = typeof data.consultant === 'string' ? data.consultant : undefined;
    const theirs = await Promise.all(
      [...named].map(async (id) => since(occurredAt, await ownersOf(streamName('opportunity', id)))),
    );
    return [{ outlet: meta.outlet, consultant }, ...theirs.flat()];
  }

  return (event) =>
    remembered(touched, event.id, () =>
      categoryOf(event.stream) === 'opportunity' ? byOpportunity(event) : byOther(event),
    );
}

/** Whose an opportunity was from an instant on. */
interface Owned {
  readonly at: Instant;
  readonly whose: Whose;
}

function ownersIn(way: Trajectory): readonly Owned[] {
  return way
    .map(({ at, dimensions: { outlet, consultant, partner } }) => ({ at, whose: { outlet, consultant, partner } }))
    .filter(({ whose }, n, all) => n === 0 || !isDeepStrictEqual(whose, all[n - 1]?.whose));
}

/** Whose it was at an instant, and from then on. */
function since(instant: Instant, owned: readonly Owned[]): readonly Whose[] {
  const later = owned.findIndex(({ at }) => at > instant);
  const first = later < 0 ? owned.length - 1 : later - 1;
  return owned.slice(Math.max(0, first)).map(({ whose }) => whose);
}

/** What is not remembered is found out; what failed is found out again. */
function remembered<Key, Value>(
  memory: Map<Key, Promise<Value>>,
  key: Key,
  find: () => Promise<Value>,
): Promise<Value> {
  const known = memory.get(key);
  if (known) return known;
  const found = find();
  memory.set(key, found);
  found.catch(() => memory.delete(key));
  const [oldest] = memory.keys();
  if (memory.size > REMEMBERED && oldest !== undefined) memory.delete(oldest);
  return found;
}
