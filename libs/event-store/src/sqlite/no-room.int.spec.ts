import { describe, expect, it } from '@jest/globals';
import { anEvent, appended, clockShowing, collect, eventOfBytes, opportunity, someEvents } from '../contract/index.ts';
import { StoreUnavailable } from '../errors.ts';
import { TURN } from './index-turns.ts';
import { openLog } from './open-log.ts';
import { sqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';
import { verifySqliteEventStore } from './verify.ts';

describe('a full disk', () => {
  it('refuses what finds no room, keeps what was acknowledged, and recovers when there is room', async () => {
    const file = temporaryFile();
    const log = await openLog({ file, create: HUADONG });
    const store = sqliteEventStore(log, clockShowing(0), 20);
    const pages = Number(log.db.prepare('PRAGMA page_count').get()?.['page_count']);
    log.db.exec(`PRAGMA max_page_count = ${pages + 60}`);

    let refused = -1;
    for (let n = 0; refused < 0; n++) {
      const stream = opportunity(n);
      await store.append(stream, [eventOfBytes(stream, 'c', 0, 20_000)], 'noStream').catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreUnavailable);
        refused = n;
      });
    }
    expect(refused).toBeGreaterThan(5);
    expect(await collect(store.readAll())).toHaveLength(refused);
    const group = await store.appendMany(
      [0, 1].map((n) => {
        const stream = opportunity(`group-${n}`);
        return { stream, events: [eventOfBytes(stream, 'c', 0, 40_000)], expected: 'noStream' as const };
      }),
    );
    expect(group.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(store.stopped()).toBeUndefined();

    log.db.exec(`PRAGMA max_page_count = ${pages + 600}`);
    const stream = opportunity(refused);
    const again = appended(await store.append(stream, [eventOfBytes(stream, 'c', 0, 20_000)], 'noStream'));
    expect([again.position, again.repeated]).toEqual([refused + 1, false]);
    await store.append(stream, [anEvent(stream, 'more')], 0);
    await store.close();
    expect(await verifySqliteEventStore(file)).toEqual({ records: refused + 2, findings: [] });
  });

  it('takes back from the indexes what a refused group had put there', async () => {
    const file = temporaryFile();
    const log = await openLog({ file, create: HUADONG });
    const store = sqliteEventStore(log, clockShowing(0), 20);
    const before = opportunity('before');
    await store.append(before, someEvents(before, 'c', TURN - 4), 'noStream');
    const pages = Number(log.db.prepare('PRAGMA page_count').get()?.['page_count']);
    // The last of the group finds no room, when the first of it have reached a turn.
    const group = [...Array(8).keys()].map((n) => {
      const stream = opportunity(`group-${n}`);
      const bytes = n === 7 ? 400_000 : 1_000;
      return { stream, events: [eventOfBytes(stream, 'c', 0, bytes)], expected: 'noStream' as const };
    });

    log.db.exec(`PRAGMA max_page_count = ${pages + 40}`);
    const refused = await store.appendMany(group);
    expect(refused.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    expect(await collect(store.readStream(before, { from: TURN - 6 }))).toHaveLength(2);

    log.db.exec(`PRAGMA max_page_count = ${pages + 600}`);
    const results = await store.appendMany(group);
    expect(results).toMatchObject(
      group.map((_, n) => ({ status: 'fulfilled', value: { position: TURN - 3 + n, repeated: false } })),
    );
    await store.close();
    expect(await verifySqliteEventStore(file)).toEqual({ records: TURN + 4, findings: [] });
  });
});
