import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readEvents } from '#command';
import { StoreUnavailable } from '#event-store';
import { type Instant, type JsonObject, type RecordedEvent, streamName } from '#kernel';
import { answerFor, type Reader } from './answer-for.ts';
import { askAccessLog } from './ask-access-log.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { askOpportunity } from './ask-opportunity.ts';
import { registry } from './domain.ts';
import { type Engine, openEngine } from './open-engine.ts';

const NOW = '2026-11-24T04:00:00.000Z' as Instant;
const PHONE = '13812345678';
const consultant = { id: 's-1', role: 'sales_consultant' };
const manager: Reader = {
  actor: { id: 'm-1', role: 'sales_manager' },
  why: 'call-back',
  correlationId: 'request-1',
  seesPersonalData: true,
};
const analyst: Reader = { actor: { id: 'a-1', role: 'analyst' }, why: 'opportunity', seesPersonalData: false };

let folder: string;
let engine: Engine;
let sent = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'answer-for-'));
  engine = await openEngine({ data: folder, create: {}, clock: () => NOW });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function send(command: string, id: string, data: object): Promise<void> {
  sent += 1;
  const input = data as JsonObject;
  const outcome = await engine.executor.execute({
    command,
    id,
    data: input,
    input,
    actor: consultant,
    commandId: `c-${sent}`,
  });
  expect(outcome).toMatchObject({ outcome: 'accepted' });
}

function created(id: string, customerId: string): Promise<void> {
  return send('CreateOpportunity', id, { customerId, customer: { surname: '王', phone: PHONE }, outlet: 'o-1' });
}

async function eventsOf(stream: string): Promise<readonly RecordedEvent[]> {
  return readEvents(engine.store, registry, streamName('subject', stream));
}

const show = (id: string) => (asked: Engine) => askOpportunity(asked, id, {});

describe('a question that shows personal data', () => {
  it('is answered once it is on record who saw which fields of whom, and why', async () => {
    await created('d-1', 'p-1');
    const { timeline } = await engine.answerFor(manager, show('d-1'));
    expect(timeline[0]?.data).toMatchObject({ customer: { surname: '王', phone: PHONE } });
    const [read, ...more] = await eventsOf('p-1');
    expect(more).toEqual([]);
    expect(read).toMatchObject({
      type: 'PersonalDataRead',
      occurredAt: NOW,
      data: { subject: 'p-1', fields: ['Created/customer/phone', 'Created/customer/surname'], why: 'call-back' },
      meta: { actor: manager.actor, correlationId: 'request-1', tenant: 'default' },
    });
    expect(JSON.stringify(read)).not.toContain(PHONE);
  });

  it('is on record each time, and whoever asks may see when', async () => {
    await created('d-1', 'p-1');
    for (const why of ['first', 'second']) await engine.answerFor({ ...manager, why }, show('d-1'));
    const { reads } = await askAccessLog(engine, 'p-1', {});
    expect(reads.map(({ why, actor, at }) => ({ why, actor, at }))).toEqual([
      { why: 'first', actor: manager.actor, at: NOW },
      { why: 'second', actor: manager.actor, at: NOW },
    ]);
  });

  it('about many people takes one append', async () => {
    const streams: string[] = [];
    for (let n = 0; n < 30; n += 1) await created(`d-${n}`, `p-${n}`);
    const { store } = engine;
    const counting: Engine = {
      ...engine,
      store: {
        ...store,
        append: () => Promise.reject(new Error('one by one')),
        appendMany: (batches) => {
          streams.push(batches.map(({ stream }) => stream).join());
          return store.appendMany(batches);
        },
      },
    };
    const all = async (asked: Engine) => {
      const events: RecordedEvent[] = [];
      for await (const page of store.readAll()) events.push(...(await asked.codec.open(page, () => true)));
      return events;
    };
    await engine.answerFor(manager, async ({ codec }) => answerFor(counting, codec, manager, all));
    expect(streams).toHaveLength(1);
    expect(streams[0]?.split(',')).toHaveLength(30);
  });

  it('has no answer where it cannot be put on record', async () => {
    await created('d-1', 'p-1');
    const away = new StoreUnavailable('away');
    const store = {
      ...engine.store,
      appendMany: async () => [{ status: 'rejected' as const, reason: away }],
    };
    const question = engine.answerFor(manager, async (asked) =>
      answerFor({ ...engine, store }, asked.codec, manager, show('d-1')),
    );
    await expect(question).rejects.toBe(away);
  });

  it('names members of staff, and is on record for each of them', async () => {
    await send('RegisterStaff', 's-1', { name: '李四', role: 'sales_consultant' });
    await created('d-1', 'p-1');
    const ask = (asked: Engine) => askFunnelSnapshot(asked, { by: 'consultant', mayName: true });
    expect((await engine.answerFor(manager, ask)).groups).toMatchObject([{ key: 's-1', label: '李四' }]);
    expect((await eventsOf('s-1'))[0]?.data).toMatchObject({ fields: ['StaffRegistered/name'] });
  });
});

describe('a question of somebody who may not see personal data', () => {
  it('is answered with every field masked, and leaves no event', async () => {
    await created('d-1', 'p-1');
    const before = await engine.store.head();
    const { timeline } = await engine.answerFor(analyst, show('d-1'));
    expect(timeline[0]?.data).toMatchObject({
      customer: { surname: { masked: true, subject: 'p-1' }, phone: { masked: true, subject: 'p-1' } },
    });
    expect(JSON.stringify(timeline)).not.toContain(PHONE);
    expect(await engine.store.head()).toEqual(before);
  });

  it('names nobody, whatever it is asked to', async () => {
    await send('RegisterStaff', 's-1', { name: '李四', role: 'sales_consultant' });
    await created('d-1', 'p-1');
    const answer = await engine.answerFor(analyst, (asked) =>
      askFunnelSnapshot(asked, { by: 'consultant', mayName: true }),
    );
    expect(answer.groups).toEqual([expect.not.objectContaining({ label: expect.anything() })]);
  });

  it('is every question that is asked for nobody', async () => {
    await created('d-1', 'p-1');
    expect(JSON.stringify(await askOpportunity(engine, 'd-1', {}))).not.toContain(PHONE);
  });
});

describe('what was forgotten', () => {
  it('reads as forgotten, and is no read', async () => {
    await created('d-1', 'p-1');
    await engine.keys.destroy('default', ['p-1']);
    const { timeline } = await engine.answerFor(manager, show('d-1'));
    expect(timeline[0]?.data).toMatchObject({ customer: { phone: { forgotten: true, subject: 'p-1' } } });
    expect(await eventsOf('p-1')).toEqual([]);
  });
});

describe('the access log', () => {
  it('is empty for whom nobody looked at, and takes ids for people, never names', async () => {
    expect(await askAccessLog(engine, 'p-9', {})).toMatchObject({ subject: 'p-9', reads: [] });
    await expect(askAccessLog(engine, '王小明', {})).rejects.toMatchObject({ code: 'question-refused' });
  });
});
