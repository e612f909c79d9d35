import { readEvents } from '#command';
import { outlet as outletAggregate } from '#dealership';
import type { EventStore } from '#event-store';
import { type EventRegistry, parseZone, streamName, type Zone } from '#kernel';

/** How long an outlet's zone is taken as read: outlets hardly ever move. */
const REMEMBERED_MS = 10_000;

/** The zone of an outlet, else of the log. */
export function zonesOf(store: EventStore, registry: EventRegistry) {
  const ofLog = store.header.zone as Zone;
  const known = new Map<string, { readonly zone: Zone; readonly until: number }>();

  async function read(outlet: string): Promise<Zone> {
    const events = await readEvents(store, registry, streamName('outlet', outlet));
    const state = events.reduce((before, event) => outletAggregate.evolve(before, event), outletAggregate.initial);
    const zone = (state.zone === undefined ? undefined : parseZone(state.zone)) ?? ofLog;
    known.set(outlet, { zone, until: performance.now() + REMEMBERED_MS });
    return zone;
  }

  return (outlet: string | undefined): Zone | Promise<Zone> => {
    if (outlet === undefined) return ofLog;
    const remembered = known.get(outlet);
    return remembered && performance.now() < remembered.until ? remembered.zone : read(outlet);
  };
}
