import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail } from '../support/dealtrail.ts';
import { type AnyServer, anyServer } from '../support/eventstoredb/any-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

const FOLDER = join(process.env['DEALTRAIL_SHARED'] ?? '../shared', 'data/maven-crm');

/** The import and each question about it that the specification gives numbers for. */
const QUESTIONS = [
  ...['2016-12-31', '2017-03-31', '2017-06-30', '2017-09-30', '2017-12-31'].map((day) => ['--effective', day]),
  ...['consultant', 'product', 'team', 'region'].map((by) => ['--effective', '2017-12-31', '--by', by]),
  [],
];

describe('the Maven import over EventStoreDB', () => {
  const [embedded, data] = [temporaryFolder(), temporaryFolder()];
  let server: AnyServer;
  /** Runs a command on either log. */
  const on = {
    embedded: (...args: readonly string[]) => dealtrail([...args, '--data', embedded, '--json']),
    server: (...args: readonly string[]) =>
      dealtrail([...args, '--data', data, '--event-store', server.url, '--json'], {
        environment: { DEALTRAIL_STREAM_PREFIX: server.prefix },
      }),
  };
  /** An answer as it was printed, without what tells of the log and of the moment of asking. */
  const told = (text: string) => {
    const { asOf, position, settled, ...rest } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    expect([asOf, position, settled].every((each) => each !== undefined)).toBe(true);
    return JSON.stringify(rest);
  };

  beforeAll(async () => {
    server = await anyServer();
    const [there, here] = [await on.server('import', 'maven', FOLDER, '--zone', 'UTC'), await imported()];
    expect([there.exitCode, here.exitCode]).toEqual([0, 0]);
    expect(answer<{ imported: number }>(there)).toMatchObject({
      imported: answer<{ imported: number }>(here).imported,
    });
  });
  const imported = () => on.embedded('import', 'maven', FOLDER, '--zone', 'UTC');
  afterAll(() => server.stop());

  it.each(QUESTIONS.map((args) => [args.join(' ') || 'for today', args] as const))(
    'answers funnel snapshot %s as the embedded log does, byte by byte',
    async (_name, args) => {
      const here = await on.embedded('funnel', 'snapshot', ...args);
      const there = await on.server('funnel', 'snapshot', ...args);
      expect([here.exitCode, there.exitCode]).toEqual([0, 0]);
      // A question for today is answered as of two moments of asking.
      const [one, other] = [told(here.stdout), told(there.stdout)].map((text) =>
        args.length > 0 ? text : text.replace(/"effectiveAt":"[^"]*",?/, ''),
      );
      expect(other).toBe(one);
    },
  );

  it('adds nothing the second time', async () => {
    const again = await on.server('import', 'maven', FOLDER, '--zone', 'UTC');
    expect(answer(again)).toMatchObject({ imported: 0, unchanged: 8844, events: 0 });
  });
});
