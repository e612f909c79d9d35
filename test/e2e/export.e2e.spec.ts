import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(180_000);

interface Exported {
  readonly manifest: {
    readonly batchId: string;
    readonly sha256: string;
    readonly rows: number;
    readonly columns: readonly string[];
    readonly personalData: boolean;
    readonly opportunityIds: readonly string[];
  } | null;
  readonly written: { readonly file: string; readonly manifest: string } | null;
  readonly acknowledged: readonly { readonly batchId: string }[];
}
interface Violation {
  readonly opportunityId: string;
  readonly since: string;
  readonly fixedAt: string | null;
}

describe('the batch for DSERP', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const asked = ['simulate', '--violations', '--opportunities', '40', '--seed', '3', '--months', '3', '--data', data];
  let owed: Violation;
  let outlet: string;
  const owing = async () =>
    answer<readonly Violation[]>(
      await dealtrail(['compliance', 'violations', '--rule', 'erp-same-day', '--data', data, '--json']),
    );
  const day = () => new Date(Date.parse(owed.since) + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  const exported = async (out: string, ...more: readonly string[]) =>
    answer<Exported>(
      await dealtrail([
        ...['export', 'dserp', '--outlet', outlet, '--date', day(), '--out', join(folder, out)],
        ...['--data', data, '--json', ...more],
      ]),
    );

  beforeAll(async () => {
    expect(await dealtrail(asked)).toMatchObject({ exitCode: 0 });
    owed = (await owing()).find(({ fixedAt }) => fixedAt === null) as Violation;
    const shown = await dealtrail(['opportunity', 'show', owed.opportunityId, '--data', data, '--json']);
    outlet = answer<{ dimensions: { outlet: string } }>(shown).dimensions.outlet;
  });

  it('is the same bytes each time, under the hash that its manifest names', async () => {
    const [first, second] = [await exported('a'), await exported('b')];
    expect(second.manifest).toEqual(first.manifest);
    const bytes = readFileSync(first.written?.file as string);
    expect(readFileSync(second.written?.file as string)).toEqual(bytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.manifest?.sha256);
    expect(first.manifest).toMatchObject({ rows: 1, opportunityIds: [owed.opportunityId], personalData: true });
    expect(bytes.toString().split('\r\n')[1]).toMatch(new RegExp(`^${owed.opportunityId},.*,.模拟`));
    expect(statSync(first.written?.file as string).mode & 0o777).toBe(0o600);
  });

  it('has no column of a person for an analyst, and is nothing for DSERP then', async () => {
    const { manifest, written } = await exported('analyst', '--actor', 'a-1:analyst');
    expect(readFileSync(written?.file as string, 'utf8')).not.toContain('模拟一');
    expect(manifest).toMatchObject({ personalData: false });
    expect(manifest?.columns).not.toContain('id_number');
    const told = await dealtrail(['export', 'acknowledge', written?.manifest as string, '--data', data]);
    expect(told).toMatchObject({ exitCode: 2 });
  });

  it('is not acknowledged where its file is another one', async () => {
    const { written } = await exported('changed');
    appendFileSync(written?.file as string, 'x');
    const told = await dealtrail(['export', 'acknowledge', written?.manifest as string, '--data', data]);
    expect(told).toMatchObject({ exitCode: 5 });
    expect((await owing()).filter(({ fixedAt }) => fixedAt === null)).toHaveLength(1);
  });

  it('is acknowledged once, which mends what was owed, and is there again when asked for', async () => {
    const { manifest, written } = await exported('sent');
    const acknowledge = ['export', 'acknowledge', written?.manifest as string, '--data', data];
    expect(await dealtrail([...acknowledge, '--failure', 'timeout'])).toMatchObject({ exitCode: 0 });
    expect(await dealtrail(acknowledge)).toMatchObject({ exitCode: 0 });
    expect(await dealtrail(acknowledge)).toMatchObject({ exitCode: 3 });
    expect((await owing()).filter(({ fixedAt }) => fixedAt === null)).toEqual([]);

    const { batchId } = manifest as NonNullable<Exported['manifest']>;
    expect(await exported('none')).toMatchObject({ manifest: null, written: null, acknowledged: [{ batchId }] });
    const again = await exported('again', '--batch', batchId);
    expect(again.manifest).toEqual(manifest);
  });

  it.each([
    [['--date', '2025-02-30'], '2025-02-30'],
    [['--batch', 'b-0'], 'b-0'],
    [['--outlet', 'nowhere'], 'nowhere'],
  ])('is refused with %j, which it names', async (more, told) => {
    const line = ['export', 'dserp', '--outlet', outlet, '--date', '2025-06-30', '--data', data, ...more];
    const { exitCode, stderr } = await dealtrail(line);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(told);
  });

  it('has a counterpart in the demand of a week, of which nothing is of a person', async () => {
    const told = await dealtrail(['events', 'read', '--type', 'DemandSubmitted', '--data', data, '--json']);
    const { events } = answer<{ events: readonly { id: string; data: { outlet: string; week: string } }[] }>(told);
    const [{ id, data: demand }] = events as [(typeof events)[number]];
    const line = ['export', 'demand', '--outlet', demand.outlet, '--week', demand.week, '--out', join(folder, 'd')];
    const { written, manifest } = answer<Exported>(await dealtrail([...line, '--data', data, '--json']));
    const text = readFileSync(written?.file as string);
    expect(manifest).toMatchObject({ submissions: [id], sha256: createHash('sha256').update(text).digest('hex') });
    expect(text.toString()).toContain(`\r\n${demand.outlet},${demand.week},1,`);
  });
});
