import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { StoreIncompatible } from '../errors.ts';
import type { EventStore } from '../event-store.ts';
import type { Bench } from './contract.ts';
import { anEvent, clockShowing, collect, opportunity, someEvents } from './sample-events.ts';

export function copyClauses({ open }: Bench): void {
  const [a, b] = [opportunity('a'), opportunity('b')];
  const source = async (): Promise<RecordedEvent[]> => {
    const store = await open(clockShowing(0, 1000, 2000));
    await store.append(a, someEvents(a, 'c-1', 2), 'noStream');
    await store.append(b, someEvents(b, 'c-2', 3), 'noStream');
    await store.append(a, [anEvent(a, 'c-3')], 1);
    return collect(store.readAll());
  };
  const kept = (events: readonly RecordedEvent[]) =>
    events.map(({ id, stream, revision, recordedAt, data, meta, index }) => [
      id,
      stream,
      revision,
      recordedAt,
      data,
      meta,
      index,
    ]);
  const copy = (store: EventStore, records: readonly RecordedEvent[], page = 2) => store.copy(pagesOf(records, page));

  it('keeps id, stream, revision and recordedAt, and the order', async () => {
    const records = await source();
    const target = await open(clockShowing(99_000));
    const { records: count, head } = await copy(target, records);
    expect([count, head]).toEqual([6, await target.head()]);
    expect(kept(await collect(target.readAll()))).toEqual(kept(records));
  });

  it('leaves a log that goes on as any other', async () => {
    const records = await source();
    const target = await open(clockShowing(99_000));
    await copy(target, records);
    expect(await target.append(a, someEvents(a, 'c-1', 2), 'noStream')).toMatchObject({ repeated: true, revision: 1 });
    expect(await target.append(a, [anEvent(a, 'c-9')], 2)).toMatchObject({ outcome: 'appended', revision: 3 });
  });

  it.each([1, 3, 5])('continues a copy interrupted after %s records', async (already) => {
    const records = await source();
    const target = await open();
    await copy(target, records.slice(0, already));
    expect(await copy(target, records, 4)).toMatchObject({ records: 6 });
    expect(kept(await collect(target.readAll()))).toEqual(kept(records));
  });

  it('refuses a log that holds other events', async () => {
    const records = await source();
    const target = await open();
    await target.append(b, [anEvent(b, 'own')], 'noStream');
    await expect(copy(target, records)).rejects.toThrow(StoreIncompatible);
    expect(await collect(target.readAll())).toHaveLength(1);
  });

  it.each<[string, (record: RecordedEvent) => RecordedEvent]>([
    ['a revision that leaves a gap', (record) => ({ ...record, revision: record.revision + 1 })],
    ['recordedAt before its predecessor', (record) => ({ ...record, recordedAt: '2020-01-01T00:00:00.000Z' as never })],
  ])('refuses %s', async (_what, change) => {
    const records = await source();
    const last = records.at(-1) as RecordedEvent;
    const target = await open();
    const attempt = copy(target, [...records.slice(0, -1), change(last)]);
    await expect(attempt).rejects.toMatchObject({ code: 'event-refused' });
  });
}

async function* pagesOf(records: readonly RecordedEvent[], size: number): AsyncGenerator<readonly RecordedEvent[]> {
  for (let n = 0; n < records.length; n += size) yield records.slice(n, n + size);
}
