import { chineseWorkCalendar } from '#calendar';
import { ruleBookOf, ruleSetsIn } from '#command';
import { type History, type Setting, verdictFacts } from '#compliance';
import type { EventStore } from '#event-store';
import type { Zone } from '#kernel';
import { eventsIn } from './facts-of-verdicts.ts';

/** What a question about the trail looks at beside it. */
export interface TrailSurroundings {
  /** Events of rule books, staff and whatever outlets owe, in the order of recording. */
  readonly events: History;
  readonly setting: Setting;
}

/** Read once for a question. */
export async function trailSurroundings(store: EventStore): Promise<TrailSurroundings> {
  const events = await eventsIn(store, ['outlet', 'staff', 'ruleBook', 'demand', 'forecast']);
  const [facts, book] = [verdictFacts(events), ruleBookOf(ruleSetsIn(events))];
  return { events, setting: { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone } };
}
