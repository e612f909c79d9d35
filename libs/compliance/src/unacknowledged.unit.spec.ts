import { describe, expect, it } from '@jest/globals';
import { streamName, type Zone } from '#kernel';
import { local, type Told, told } from './testing/told.fixture.ts';
import { type Sale, unacknowledged } from './unacknowledged.ts';

const sold = (id: string, at: string, outlet: string | undefined = 'north'): Sale => ({
  ...{ id: `sale-${id}`, stream: streamName('opportunity', id), position: 1 },
  ...{ occurredAt: local(at), outlet },
});
const batch = (at: string, type: string, ids: readonly string[], date = at.slice(0, 10)): Told => [
  at,
  type,
  { batchId: `b-${at}`, outlet: 'north', date, opportunityIds: ids, rows: ids.length, sha256: '0' },
  { stream: streamName('erpBatch', `north-${date}`) },
];
const taken = (at: string, ...ids: readonly string[]) => batch(at, 'ExportedToErp', ids);
const failed = (at: string, ...ids: readonly string[]) => batch(at, 'ErpExportFailed', ids);

function missing(sales: readonly Sale[], exports: readonly Told[], by = '2026-11-25 00:00'): readonly string[] {
  const trade = { sales, exports: told(...exports), zoneOf: () => 'Asia/Shanghai' as Zone };
  return unacknowledged(trade, local(by)).map(({ stream }) => stream);
}

describe('an acknowledgement of DSERP', () => {
  const sale = sold('o-1', '2026-11-24 10:00');
  const began = taken('2026-11-20 18:00', 'o-0');

  it.each<[string, readonly Sale[], readonly Told[], readonly string[]]>([
    ['is there', [sale], [began, taken('2026-11-24 18:00', 'o-1')], []],
    ['is missing', [sale], [began], ['opportunity-o-1']],
    ['is not that of an earlier sale', [sale], [taken('2026-11-23 18:00', 'o-1')], ['opportunity-o-1']],
    ['may come after a failure', [sale], [failed('2026-11-24 18:00', 'o-1'), taken('2026-11-24 19:00', 'o-1')], []],
    ['is missing after a failure, once', [sale], [failed('2026-11-24 18:00', 'o-1')], ['opportunity-o-1']],
    ['is missing of an export that failed', [], [failed('2026-11-24 18:00', 'o-7')], ['erpBatch-north-2026-11-24']],
    ['is not owed by an outlet that never exported', [sold('o-1', '2026-11-24 10:00', 'south')], [began], []],
    ['is not owed by nobody', [{ ...sale, outlet: undefined }], [began], []],
    ['is not owed before the outlet began', [sold('o-1', '2026-11-19 10:00')], [began], []],
  ])('%s', (_, sales, exports, expected) => {
    expect(missing(sales, exports)).toEqual(expected);
  });

  it('is missing from the end of the local day on, not before', () => {
    expect(missing([sale], [began], '2026-11-24 23:59')).toEqual([]);
    expect(missing([sale], [began], '2026-11-25 00:00')).toEqual(['opportunity-o-1']);
  });
});
