import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_COMMAND_BYTES, parseCommandLine } from './parse-command-line.ts';

const drive = { bookingId: 'b-1', opportunityId: 'o-1', odometerKm: 5 };
const line = {
  command: 'ReturnDemoCar',
  id: 'car-1',
  data: { ...drive, at: '2026-11-20T10:00+08:00' },
  actor: { id: 'service-1', role: 'service', onBehalfOf: 'staff-1' },
  occurredAt: '2026-11-20T10:00+08:00',
  commandId: 'import:x:1',
  expectedRevision: -1,
};

const faults = (text: string, options?: { simulate: boolean }) => {
  const parsed = parseCommandLine(text, options);
  return 'errors' in parsed ? parsed.errors.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

describe('a line of commands', () => {
  it('is read, its data and its time both as sent and as the domain writes them', () => {
    expect(parseCommandLine(JSON.stringify(line))).toEqual({
      line: {
        ...line,
        occurredAt: '2026-11-20T02:00:00.000Z',
        occurredAtText: line.occurredAt,
        input: { ...drive, at: '2026-11-20T02:00:00.000Z' },
      },
    });
  });

  it('needs but a command and its data', () => {
    const least = { command: 'AdjustStrategy', data: { note: 'x' } };
    expect(parseCommandLine(JSON.stringify(least))).toEqual({ line: { ...least, input: { note: 'x' } } });
  });

  it('says recordedAt in a simulation only', () => {
    const text = JSON.stringify({ ...line, recordedAt: '2026-11-20T10:00Z' });
    expect(faults(text)).toEqual(['recorded-at /recordedAt']);
    expect(parseCommandLine(text, { simulate: true })).toMatchObject({
      line: { recordedAt: '2026-11-20T10:00:00.000Z' },
    });
  });

  it.each([
    ['', 'not-json '],
    ['{"command":', 'not-json '],
    ['null', 'object '],
    ['[]', 'object '],
    ['{"command":"RegisterTraffic"}', 'missing-field /data'],
    ['{"data":{}}', 'missing-field /command'],
    ['{"command":"Nonsense","data":{}}', 'unknown-command /command'],
    ['{"command":"ReturnDemoCar","data":[]}', 'object /data'],
    ['{"command":"MergeCustomers","data":{"into":"c-1"}}', 'missing-field /data/reason'],
    ['{"command":"MergeCustomers","data":{"__proto__":{}}}', 'reserved-name /data'],
    ['{"command":"MergeCustomers","data":{},"__proto__":{}}', 'reserved-name '],
    [JSON.stringify({ ...line, id: 'a b' }), 'aggregate-id /id'],
    [JSON.stringify({ ...line, actor: { id: 'a', role: 'boss' } }), 'role /actor/role'],
    [JSON.stringify({ ...line, actor: 'a:planner' }), 'object /actor'],
    [JSON.stringify({ ...line, occurredAt: '2017-02-30T00:00:00Z' }), 'instant /occurredAt'],
    [JSON.stringify({ ...line, expectedRevision: '3' }), 'whole-number /expectedRevision'],
    [JSON.stringify({ ...line, expectedRevision: -2 }), 'whole-number /expectedRevision'],
    [JSON.stringify({ ...line, commandId: 'a/b' }), 'command-id /commandId'],
    [JSON.stringify({ ...line, tenant: 'x' }), 'unknown-field /tenant'],
  ])('%s is refused where it is wrong', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('holds at most 1 MiB, in bytes', () => {
    const padded = (bytes: number) => {
      const text = JSON.stringify({ command: 'AdjustStrategy', data: { note: '店' } });
      return text + ' '.repeat(bytes - Buffer.byteLength(text));
    };
    expect(faults(padded(MAX_COMMAND_BYTES))).toEqual([]);
    expect(faults(padded(MAX_COMMAND_BYTES + 1))).toEqual(['too-large ']);
    expect(faults('"'.padEnd(10_000_000, '[')).concat(faults('['.repeat(1_000_000)))).toEqual([
      'too-large ',
      'not-json ',
    ]);
  });

  it('is answered whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json({ noUnicodeString: false })), (text) => {
        expect(faults(text)).not.toEqual([]);
      }),
    );
  });
});
