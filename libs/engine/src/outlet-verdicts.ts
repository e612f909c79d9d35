import { readEvents } from '#command';
import type { Point, RuleBook, Setting } from '#compliance';
import type { EventStore } from '#event-store';
import type { StreamName } from '#kernel';
import type { ViewReader } from '#read-store';
import { registry } from './domain.ts';
import type { JudgedAt } from './judged-at.ts';
import { OUTLET_RULES, outletFiles } from './outlet-files.ts';

/** Every verdict on outlets at a point. The trail knows the opportunities that orders were placed for; the log tells of them. */
export async function outletVerdicts(
  store: EventStore,
  trail: ViewReader,
  point: Point,
  setting: Setting,
  signal?: AbortSignal,
): Promise<readonly JudgedAt[]> {
  if (!isBinding(setting.book)) return [];
  const files = outletFiles(setting);
  for (const { key } of await trail.find('subjects', { index: ['ordered'], equals: [1] }))
    files.take(await readEvents(store, registry, key as StreamName));
  return Array.fromAsync(files.judged(point, OUTLET_RULES, signal));
}

/** Whether any version of any book binds outlets. */
function isBinding(book: RuleBook): boolean {
  return book.some(({ content }) => OUTLET_RULES.some(({ name }) => content.rules[name]));
}
