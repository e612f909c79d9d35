import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventId, type Instant, instantOf, type JsonObject, type RecordedEvent, streamName } from '#kernel';
import { askSharedDuties } from './ask-shared-duties.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

let data: string;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00.000Z');

/** As an import of somebody else's log would bring it, past the rules. */
async function happened(id: string, type: string, by: string, more: JsonObject = {}, category = 'opportunity') {
  now += 3_600_000;
  const stream = streamName(category, id);
  const commandId = `import:test:${now}`;
  const meta = {
    actor: { id: by, role: 'sales_manager' },
    commandHash: 'sha256:0',
    ...{ commandId, correlationId: commandId, tenant: 'default' },
    provenance: { format: 'csv', source: 'f', key: `${now}`, judge: false },
  };
  const event = {
    ...{ id: eventId(stream, commandId, 0), type, schemaVersion: 1, occurredAt: instantOf(now) },
    ...{ data: { episode: 1, ...more }, meta },
  };
  await engine.store.append(stream, [event], 'any');
}

const file = { customerId: 'c', stageModel: 'dealer@1', stage: 'PROFILED', consultant: 's-1', dimensions: {} };
const order = { orderId: 'r', amount: { amount: '1.00', currency: 'CNY' } };

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-duties-'));
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
  for (const [id, seller, matcher] of [
    ['o-1', 's-1', 'p-1'],
    ['o-2', 's-2', 's-2'],
    ['o-3', 's-3', 'p-1'],
  ] as const) {
    await happened(id, 'Created', seller, file);
    await happened(id, 'OrderPlaced', seller, order);
    await happened(id, 'VehicleMatched', matcher, { orderId: 'r', vin: 'v' });
  }
  for (const [id, asker, approver] of [
    ['a-1', 's-1', 'm-1'],
    ['a-2', 'm-1', 'm-1'],
  ] as const) {
    await happened(id, 'ApprovalRequested', asker, { approvalId: id }, 'approval');
    await happened(id, 'ApprovalGranted', approver, { approvalId: id }, 'approval');
  }
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const found = async (question: Parameters<typeof askSharedDuties>[1] = {}) =>
  (await askSharedDuties(engine, question)).cases.map(({ duty, person, stream }) => [duty, person, stream]);

describe('segregation of duties over a log', () => {
  it('finds what was planted and nothing else, with both events', async () => {
    expect(await found()).toEqual([
      ['MatchVehicle+PlaceOrder', 's-2', 'opportunity-o-2'],
      ['approval', 'm-1', 'approval-a-2'],
    ]);
    const { cases } = await askSharedDuties(engine, { by: 'm-1' });
    expect(cases).toMatchObject([
      {
        first: { type: 'ApprovalRequested', actor: { id: 'm-1' }, revision: 0 },
        second: { type: 'ApprovalGranted', actor: { id: 'm-1' }, revision: 1 },
      },
    ]);
  });

  it('finds what was known then, and of what the asker may see', async () => {
    expect(await found({ asOf: '2026-03-02T08:00:00.000Z' as Instant })).toEqual([
      ['MatchVehicle+PlaceOrder', 's-2', 'opportunity-o-2'],
    ]);
    const visible = async (events: readonly RecordedEvent[]) =>
      events.filter(({ stream }) => stream !== 'opportunity-o-2');
    expect(await found({ visible })).toEqual([['approval', 'm-1', 'approval-a-2']]);
  });

  it('tells how far it has gone', async () => {
    const told: number[][] = [];
    await askSharedDuties(engine, { tell: (seen, all) => told.push([seen, all]) });
    expect(told.at(-1)).toEqual([13, 13]);
  });
});
