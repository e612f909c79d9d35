import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventId, type Instant, instantOf, type JsonObject, type RecordedEvent, streamName, vehicleId } from '#kernel';
import { askCompleteness } from './ask-completeness.ts';
import { logFlaws } from './log-flaws.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

let folder: string;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00.000Z');
let sound: readonly RecordedEvent[];

/** As an import would bring it, past the rules. */
async function happened(category: string, id: string, type: string, more: JsonObject = {}) {
  now += 3_600_000;
  const stream = streamName(category, id);
  const commandId = `import:test:${now}`;
  const meta = {
    actor: { id: 'm-1', role: 'sales_manager' },
    ...{ commandHash: 'sha256:0', commandId, correlationId: commandId, tenant: 'default', outlet: 'north' },
  };
  const event = {
    ...{ id: eventId(stream, commandId, 0), type, schemaVersion: 1, occurredAt: instantOf(now) },
    ...{ data: { episode: 1, ...more }, meta },
  };
  await engine.store.append(stream, [event], 'any');
}

const batch = { outlet: 'north', date: '2026-03-02', rows: 1, sha256: '0' };
const sale = async (id: string) => {
  const order = { orderId: 'r', amount: { amount: '1.00', currency: 'CNY' } };
  await happened('opportunity', id, 'Created', { customerId: 'c', stageModel: 'dealer@1', stage: 'PROFILED' });
  await happened('opportunity', id, 'OrderPlaced', order);
  await happened('opportunity', id, 'VehicleMatched', { orderId: 'r', vin: 'v' });
  await happened('opportunity', id, 'VehicleDelivered', { orderId: 'r', vin: 'v' });
  await happened('opportunity', id, 'Converted');
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-completeness-'));
  engine = await openEngine({ data: join(folder, 'data'), create: {}, clock: () => instantOf(now) });
  await sale('o-1');
  await happened('erpBatch', 'north-2026-03-02', 'ExportedToErp', {
    ...{ ...batch, batchId: 'b-1', opportunityIds: ['o-1'] },
    acknowledgedAt: instantOf(now),
  });
  sound = (await Array.fromAsync(engine.store.readAll())).flat();
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** The engine as it would be, had its log never been given these. */
function without(...gone: readonly RecordedEvent[]): Engine {
  const ids = new Set(gone.map(({ id }) => id));
  const readStreams: Engine['store']['readStreams'] = async function* (options) {
    for await (const page of engine.store.readStreams(options)) {
      yield { ...page, events: page.events.filter(({ id }) => !ids.has(id)) };
    }
  };
  return { ...engine, store: { ...engine.store, readStreams } };
}

describe('the completeness of a log', () => {
  it('is whole, and says of how many events', async () => {
    expect(await askCompleteness(engine, {})).toMatchObject({
      ...{ ok: true, events: 6, counts: {}, gaps: [], firstBadPosition: null },
    });
  });

  it.each([0, 1, 2, 3, 4, 5])('misses the event at index %i, whichever it is', async (index) => {
    const report = await askCompleteness(without(sound[index] as RecordedEvent), {});
    expect(report).toMatchObject({ ok: false, firstBadPosition: expect.any(Number), counts: { position: 1 } });
    expect(report.gaps).toContainEqual(expect.objectContaining({ kind: 'position', position: index + 1 }));
  });

  it('misses the revision before, and the step that rested on it', async () => {
    const { counts, gaps } = await askCompleteness(without(sound[2] as RecordedEvent), {});
    expect(counts).toEqual({ position: 1, revision: 1, match: 1 });
    expect(gaps.find(({ kind }) => kind === 'match')).toMatchObject({
      ...{ stream: 'opportunity-o-1', position: 4, eventId: sound[3]?.id },
    });
  });

  it('misses an acknowledgement once the day is over, and only what was known and true then', async () => {
    const before = instantOf(now);
    await sale('o-2');
    const sold = instantOf(now);
    now += 86_400_000;
    const { ok, gaps } = await askCompleteness(engine, {});
    expect(ok).toBe(false);
    expect(gaps).toMatchObject([{ kind: 'acknowledgement', stream: 'opportunity-o-2' }]);
    for (const asOf of [before, sold]) expect(await askCompleteness(engine, { asOf })).toMatchObject({ ok: true });
    const failed = { ...batch, batchId: 'b-2', opportunityIds: ['o-2'], failure: 'timeout' };
    await happened('erpBatch', 'north-2026-03-03', 'ErpExportFailed', failed);
    expect((await askCompleteness(engine, {})).counts).toEqual({ acknowledgement: 1 });
    const { failure: _, ...again } = failed;
    await happened('erpBatch', 'north-2026-03-03', 'ExportedToErp', { ...again, acknowledgedAt: sold });
    expect(await askCompleteness(engine, {})).toMatchObject({ ok: true });
  });

  it('misses the end of a reservation once the time for it is over, until it is released or matched', async () => {
    const vin = 'LSVAA49J132047371';
    const holder = { opportunityId: 'o-9', orderId: 'r-9' };
    const car = vehicleId(vin);
    await happened('vehicle', car, 'VehicleReserved', { ...holder, vin });
    const held = now;
    const at = (ms: number) => askCompleteness(engine, { asOf: instantOf(held + ms) });
    now += 86_400_000;
    expect(await at(39_999)).toMatchObject({ ok: true });
    expect((await at(40_000)).gaps).toMatchObject([{ kind: 'reservation', stream: `vehicle-${car}` }]);
    await happened('vehicle', car, 'VehicleReleased', { ...holder, cause: 'match_not_made' });
    expect(await askCompleteness(engine, {})).toMatchObject({ ok: true });
    // What was known then stays so.
    expect((await at(40_000)).counts).toEqual({ reservation: 1 });
  });

  it('tells how far it has gone', async () => {
    const told: number[][] = [];
    await askCompleteness(engine, { tell: (seen, all) => told.push([seen, all]) });
    expect(told.at(-1)).toEqual([15, 15]);
  });

  it('refuses a time to come', async () => {
    await expect(askCompleteness(engine, { asOf: '2099-01-01T00:00:00.000Z' as Instant })).rejects.toThrow('future');
  });
});

describe('the file of a log', () => {
  const file = (data: string) => ({ data, eventStore: undefined, readStore: undefined, keyStore: undefined });

  async function flawsAfter(sql: string) {
    await engine.close();
    const data = mkdtempSync(join(folder, 'copy-'));
    cpSync(join(folder, 'data'), data, { recursive: true });
    const log = new DatabaseSync(join(data, 'events.db'));
    log.exec(sql);
    log.close();
    const flaws = await logFlaws(file(data));
    engine = await openEngine({ data: join(folder, 'data'), clock: () => instantOf(now) });
    return flaws;
  }

  it('is sound as it was written, and where there is none', async () => {
    expect(await flawsAfter('SELECT 1')).toBeUndefined();
    expect(await logFlaws(file(join(folder, 'nowhere')))).toBeUndefined();
  });

  it.each([1, 3, 15])('that lost the event at position %i is found to have lost it', async (position) => {
    const flaws = await flawsAfter(`DELETE FROM event WHERE position = ${position}`);
    expect(flaws).toMatchObject({
      ok: false,
      asOf: null,
      firstBadPosition: position,
      counts: { record: expect.any(Number) },
    });
    expect(flaws?.gaps[0]).toMatchObject({ kind: 'record', position });
  });
});
