import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import type { DealtrailClient, DealtrailProblem } from '#client';
import { type RunningServer, startServer } from '../../../apps/server/src/start-server.ts';
import { answer, dealtrail } from '../../support/dealtrail.ts';
import { ask } from '../../support/http.ts';
import { clientsOf, keysOf } from '../../support/keys-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(180_000);

const identities = {
  erp: { id: 'erp', roles: ['service'], outlets: 'all', grants: ['export', 'personal-data', 'ExportToErp'] },
  reader: { id: 'pull', roles: ['service'], outlets: 'all', grants: ['export'] },
  elsewhere: { id: 'erp-2', roles: ['service'], outlets: ['nowhere'], grants: ['export', 'ExportToErp'] },
  analyst: { id: 'an-1', roles: ['analyst'], outlets: 'all' },
  manager: { id: 'm-1', roles: ['sales_manager'], outlets: 'all' },
  auditor: { id: 'au-1', roles: ['auditor'], outlets: 'all' },
} as const satisfies Readonly<Record<string, Identity>>;
type Who = keyof typeof identities;

interface Violation {
  readonly opportunityId: string;
  readonly since: string;
  readonly fixedAt: string | null;
}

// The server ends before its folder goes.
afterAll(() => server.close());
const folder = temporaryFolder();
const data = join(folder, 'data');
let server: RunningServer;
let keys: Readonly<Record<Who, string>>;
let people: Readonly<Record<Who, DealtrailClient>>;
let owed: Violation;
let outlet: string;
let date: string;

beforeAll(async () => {
  const asked = ['simulate', '--violations', '--opportunities', '40', '--seed', '3', '--months', '3', '--data', data];
  expect(await dealtrail(asked)).toMatchObject({ exitCode: 0 });
  keys = keysOf(data, identities);
  server = await startServer({ data, port: 0, lang: 'en' });
  people = clientsOf(server.url, keys);
  owed = (await owing())[0] as Violation;
  // Owed by the end of a day in Shanghai.
  date = new Date(Date.parse(owed.since) + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  const shown = await people.auditor.ask('/v1/opportunities/{id}', { params: { path: { id: owed.opportunityId } } });
  outlet = String((shown as { readonly dimensions?: { readonly outlet?: string } }).dimensions?.outlet);
});

const owing = async () => {
  const query = { rule: 'erp-same-day', status: 'standing' } as const;
  const { violations } = await people.auditor.ask('/v1/compliance/violations', { params: { query } });
  return violations as readonly Violation[];
};
const exported = (who: Who, more: object = {}) =>
  people[who].ask('/v1/exports/dserp', { params: { query: { outlet, date, ...more } } });
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (problem: DealtrailProblem) => problem,
  );
type Manifest = NonNullable<Awaited<ReturnType<typeof exported>>['manifest']>;
const acknowledgement = ({ batchId, opportunityIds, rows, sha256 }: Manifest, more: object = {}) => ({
  body: { data: { ...{ batchId, outlet, date, opportunityIds, rows, sha256 }, ...more } },
});

describe('the batch for DSERP over HTTP', () => {
  it('is the bytes that the command line writes, under the hash that its manifest names', async () => {
    const { manifest, csv } = await exported('erp');
    expect(manifest).toMatchObject({ rows: 1, opportunityIds: [owed.opportunityId], personalData: true });
    expect(createHash('sha256').update(String(csv)).digest('hex')).toBe(manifest?.sha256);
    const line = ['export', 'dserp', '--outlet', outlet, '--date', date, '--out', join(folder, 'cli')];
    const cli = answer<{ readonly manifest: object; readonly written: { readonly file: string } }>(
      await dealtrail([...line, '--data', data, '--json']),
    );
    expect(manifest).toEqual(cli.manifest);
    expect(readFileSync(cli.written.file, 'utf8')).toBe(csv);
  });

  it('puts each person that it names on record, as a read for the export', async () => {
    const shown = await people.auditor.ask('/v1/audit/log', {
      params: { query: { type: ['PersonalDataRead'], by: 'erp' } },
    });
    expect(shown.events.length).toBeGreaterThan(0);
    expect(shown.events[0]).toMatchObject({ data: { why: 'export-dserp' } });
  });

  it.each(['analyst', 'reader'] as const)('has no column of a person for the %s', async (who) => {
    const { manifest, csv } = await exported(who);
    expect(manifest).toMatchObject({ personalData: false });
    expect(manifest?.columns).not.toContain('id_number');
    expect(csv).not.toContain('虚构省');
  });

  it.each([
    ['manager', 403],
    ['auditor', 403],
    ['elsewhere', 404],
  ] as const)('is not told to the %s: %i', async (who, status) => {
    expect(await refusal(exported(who))).toMatchObject({ status });
  });

  it.each([
    [{ date: '2025-02-30' }, 400, 'date'],
    [{ batch: 'b-0' }, 404, 'b-0'],
    [{ outlet: 'nowhere' }, 404, 'nowhere'],
    [{ outlet: undefined }, 400, 'outlet'],
    [{ asOf: '2999-01-01' }, 400, 'future'],
  ])('is refused with %j, which it names', async (more, status, told) => {
    expect(await refusal(exported('erp', more))).toMatchObject({ status, message: expect.stringContaining(told) });
    const given = Object.entries({ outlet, date, ...more }).filter(([, value]) => value !== undefined);
    const asked = `${server.url}/v1/exports/dserp?${new URLSearchParams(given as [string, string][])}`;
    const headers = { authorization: `Bearer ${keys.erp}`, 'accept-language': 'zh' };
    expect((await ask(asked, { headers })).body.detail).toMatch(/\p{Script=Han}/u);
  });

  it('is acknowledged once, by whom it is granted, which mends what was owed, and is there again when asked for', async () => {
    const manifest = (await exported('erp')).manifest as Manifest;
    const at = new Date().toISOString();
    const taken = acknowledgement(manifest, { acknowledgedAt: at });
    for (const who of ['analyst', 'reader', 'manager', 'elsewhere'] as const)
      expect(await refusal(people[who].send('/v1/erp-batches', taken))).toMatchObject({ status: 403 });
    const neither = people.erp.send('/v1/erp-batches', acknowledgement(manifest));
    expect(await refusal(neither)).toMatchObject({ status: 422, problem: { rule: 'erp-export-outcome' } });
    const failed = acknowledgement(manifest, { failure: 'timeout' });
    expect(await people.erp.send('/v1/erp-batches', failed)).toMatchObject({ events: [{ type: 'ErpExportFailed' }] });
    expect((await owing()).map(({ opportunityId }) => opportunityId)).toContain(owed.opportunityId);

    expect(await people.erp.send('/v1/erp-batches', taken)).toMatchObject({ events: [{ type: 'ExportedToErp' }] });
    const again = people.erp.send('/v1/erp-batches', taken);
    expect(await refusal(again)).toMatchObject({ status: 422, problem: { rule: 'erp-batch-once' } });
    expect((await owing()).map(({ opportunityId }) => opportunityId)).not.toContain(owed.opportunityId);
    const { batchId } = manifest;
    expect(await exported('erp')).toMatchObject({ manifest: null, csv: null, acknowledged: [{ batchId }] });
    expect((await exported('erp', { batch: batchId })).manifest).toEqual(manifest);
  });
});

describe('the demand of a week over HTTP', () => {
  it('is the bytes that the command line writes', async () => {
    const { events } = await people.auditor.ask('/v1/events', { params: { query: { type: ['DemandSubmitted'] } } });
    const [{ id, data: submitted }] = events as unknown as [
      { readonly id: string; readonly data: { readonly outlet: string; readonly week: string } },
    ];
    const query = { outlet: submitted.outlet, week: submitted.week };
    const { manifest, csv } = await people.analyst.ask('/v1/exports/demand', { params: { query } });
    expect(manifest).toMatchObject({ submissions: [id], sha256: createHash('sha256').update(csv).digest('hex') });
    const line = ['export', 'demand', '--outlet', query.outlet, '--week', query.week, '--out', join(folder, 'd')];
    const { written } = answer<{ readonly written: { readonly file: string } }>(
      await dealtrail([...line, '--data', data, '--json']),
    );
    expect(readFileSync(written.file, 'utf8')).toBe(csv);
  });

  it.each([
    ['analyst', { week: '2026-W54' }, 400],
    ['analyst', { week: '2019-W01' }, 404],
    ['elsewhere', { week: '2025-W20' }, 404],
    ['manager', { week: '2025-W20' }, 403],
  ] as const)('is refused to the %s with %j: %i', async (who, more, status) => {
    const query = { outlet: 'sim-outlet-1', ...more };
    expect(await refusal(people[who].ask('/v1/exports/demand', { params: { query } }))).toMatchObject({ status });
  });
});

describe('on the command line', () => {
  it.each([
    ['dserp', ['--date', '2025-06-01']],
    ['demand', ['--week', '2025-W20']],
  ])('export %s is refused to whom it is refused over HTTP', async (batch, more) => {
    const line = ['export', batch, '--outlet', 'sim-outlet-1', ...more, '--actor', 'm-1:sales_manager'];
    expect(await dealtrail([...line, '--data', data])).toMatchObject({ exitCode: 3 });
  });
});
