import { join } from 'node:path';
import type { BadFolders } from './bad-folders.ts';

export interface BadRun {
  readonly what: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly code: string;
  /** What the English message names. */
  readonly named: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
}

const OUTLET = ['command', 'RegisterOutlet', '--input', '{"label":"x","zone":"UTC"}'];
const AMEND = ['command', 'AmendValue', '--id', 'deal-1', '--input', '{"new":{"amount":"2.00","currency":"CNY"}}'];
const SNAPSHOT = ['funnel', 'snapshot'];

type Row = readonly [what: string, args: readonly string[], exit: number, code: string, named: RegExp];

const rowOf = ([what, args, exit, code, named]: Row): BadRun => ({ what, args, exit, code, named });

const WORKLIST = ['compliance', 'worklist'];
const VISITS = ['funnel', 'visits'];
const CUSTOMER = ['customer', 'show', 'customer-1'];

const views: readonly Row[] = [
  [
    'a due day that does not exist',
    [...WORKLIST, '--day', '2017-02-30'],
    2,
    'invalid',
    /--day.*not a date that exists/,
  ],
  ['a worklist of the future', [...WORKLIST, '--as-of', '2099-01-01'], 2, 'question-refused', /lies in the future/],
  ['visits of the future', [...VISITS, '--as-of', '2099-01-01'], 2, 'question-refused', /lies in the future/],
  ['a customer of the future', [...CUSTOMER, '--as-of', '2099-01-01'], 2, 'question-refused', /lies in the future/],
  [
    'a worklist before everything',
    [...WORKLIST, '--effective', '1990-01-01'],
    2,
    'question-refused',
    /nothing had happened by 1990-01-01T.*: the first opportunity begins at 2/,
  ],
  [
    'visits before everything',
    [...VISITS, '--effective', '1990-01-01'],
    2,
    'question-refused',
    /nothing had happened by 1990-01-01T.*: the first visit or file begins at 2/,
  ],
  [
    'a customer before everything',
    [...CUSTOMER, '--effective', '1990-01-01'],
    2,
    'question-refused',
    /nothing of customer "customer-1" had happened by 1990-01-01T/,
  ],
  ['half a day without a next step', [...WORKLIST, '--stale-after', '0.5'], 2, 'usage', /a whole number from 0 on/],
  ['an unknown customer', ['customer', 'show', 'nobody'], 2, 'question-refused', /no customer "nobody" was known/],
  ['visits by an unknown dimension', [...VISITS, '--by', 'mood'], 2, 'question-refused', /"mood"; there are outlet/],
  [
    'visits of an unknown dimension',
    [...VISITS, '--where', 'mood=x'],
    2,
    'question-refused',
    /"mood"; there are outlet/,
  ],
  ['a period of no days', [...VISITS, '--from', '2017-02-30'], 2, 'invalid', /--from: .*not a time that exists/],
  [
    'a period that ends before it begins',
    [...VISITS, '--from', '2026-03-02', '--to', '2026-03-01'],
    2,
    'question-refused',
    /ends before it begins/,
  ],
];

/** What no funnel can be asked, each of every question about one. */
const funnels = [
  SNAPSHOT,
  ['funnel', 'bridge', '--from', '1980-01-01'],
  ['funnel', 'conversion'],
  ['funnel', 'time'],
  ['funnel', 'velocity'],
  ['funnel', 'performance', '--from', '1980-01-01'],
  [...SNAPSHOT, '--explain', 'open'],
].flatMap((question): readonly Row[] => {
  const what = `${question.slice(0, 2).join(' ')}${question.includes('--explain') ? ', explained,' : ''}`;
  const refused = [2, 'question-refused'] as const;
  return [
    [`${what} by an unknown dimension`, [...question, '--by', 'mood'], ...refused, /"mood"; there are outlet, team/],
    [`${what} of an unknown dimension`, [...question, '--where', 'mood=x'], ...refused, /"mood"; there are outlet/],
    [
      `${what} before everything`,
      [...question, '--effective', '1990-01-01'],
      ...refused,
      /nothing had happened by 1990-01-01T.* begins at 2/,
    ],
  ];
});

const LONG = ['--from', '1980-01-01'];

/** What no figure can be explained by, each of every question whose figures can. */
const explained = [
  SNAPSHOT,
  ['funnel', 'bridge', ...LONG],
  ['funnel', 'time'],
  ['funnel', 'velocity'],
  ['funnel', 'performance', ...LONG],
  ['funnel', 'bottlenecks', ...LONG],
  ['backtest'],
].flatMap((question): readonly Row[] => {
  const what = question.filter((word) => /^[a-z]+$/.test(word)).join(' ');
  const refused = [2, 'question-refused'] as const;
  return [
    [`${what} explained by no such figure`, [...question, '--explain', 'mood'], ...refused, /no figure "mood" to expl/],
    [
      `${what} explained on no page`,
      [...question, '--explain', 'x', '--after', 'o-1'],
      ...refused,
      /after is the "next"/,
    ],
    [`a page of all ${what}`, [...question, '--limit', '3'], 2, 'invalid', /--limit belongs to --explain/],
  ];
});

const COMPARE = ['funnel', 'compare'];

/** What no forecast, back-test or comparison can be asked. */
const judged: readonly Row[] = (
  [
    ['a forecast of the past', ['forecast', '--until', '2020-01-01'], /is not after .*nothing left to forecast/],
    ['a forecast of a century', ['forecast', '--until', '2200-01-01'], /more than 3660 days after/],
    ['a base period after now', ['forecast', '--base-to', '2099-01-01'], /the base period ends at .*not known then/],
    ['a base period that ends before it begins', ['forecast', '--base-from', '2099-01-01'], /base period ends before/],
    ['a forecast by an unknown ideal', ['forecast', '--ideal', 'none'], /no ideal funnel none was known by/],
    ['a forecast against no target', ['forecast', '--target', 'none'], /no target none was known by/],
    ['a forecast of an unknown deal', ['forecast', '--explain', 'nobody'], /no such opportunity was open at/],
    ['a forecast on no page', ['forecast', '--after', 'nobody'], /after names no row of this answer/],
    ['a forecast of the future', ['forecast', '--as-of', '2099-01-01'], /lies in the future/],
    ['a forecast of an unknown dimension', ['forecast', '--where', 'mood=x'], /"mood"; there are outlet/],
    ['a back-test of the future', ['backtest', '--as-of', '2099-01-01'], /lies in the future/],
    ['a back-test of too many months', ['backtest', '--months', '61'], /months is not a whole number from 1 to 60/],
    ['a back-test on too many days', ['backtest', '--base-days', '3661'], /baseDays is not a whole number from 1/],
    ['a back-test of an unknown ideal', ['backtest', '--ideal', 'none'], /no ideal funnel none was known by/],
    ['a back-test of an unknown dimension', ['backtest', '--where', 'mood=x'], /"mood"; there are outlet/],
    ['a comparison with nothing', COMPARE, /name the ideal funnel, as id or id@version/],
    ['a comparison with an unknown ideal', [...COMPARE, '--ideal', 'none'], /no ideal funnel none was known by/],
    ['a comparison by no id', [...COMPARE, '--id', 'x'], /this is no id of a comparison/],
    ['a comparison by its id and more', [...COMPARE, '--id', 'x', '--min', '3'], /leave out everything else/],
    ['a comparison of the future', [...COMPARE, '--ideal', 'x', '--as-of', '2099-01-01'], /lies in the future/],
  ] as const
).map(([what, args, named]) => [what, args, 2, 'question-refused', named]);

/** Command lines that a sound data folder answers with an error. @param folder an empty place for what they would make */
export function badArguments(data: string, folder: string): readonly BadRun[] {
  const rows: readonly Row[] = [
    ['an unknown command', ['frobnicate'], 2, 'usage', /unknown command 'frobnicate'/],
    ['an unknown subcommand', ['funnel', 'melt'], 2, 'usage', /unknown command 'melt'/],
    ['an unknown option', [...SNAPSHOT, '--nope'], 2, 'usage', /unknown option '--nope'/],
    ['a missing argument', ['send'], 2, 'usage', /missing required argument 'file'/],
    ['a missing option', ['import', 'csv', 'x.csv'], 2, 'usage', /required option '--map <map>'/],
    ['a language nobody reads', [...SNAPSHOT, '--lang', 'fr'], 2, 'usage', /Allowed choices are zh, en/],
    ['an unknown zone', [...SNAPSHOT, '--zone', 'Mars/Olympus'], 2, 'invalid', /no time zone "Mars\/Olympus"\. Write/],
    ['an actor without a role', [...OUTLET, '--actor', 'me'], 2, 'invalid', /actor as ID:ROLE/],
    ['an actor of no role', [...OUTLET, '--actor', 'me:boss'], 2, 'invalid', /one of the roles front_desk/],
    [
      'a day that does not exist',
      [...SNAPSHOT, '--effective', '2017-02-30'],
      2,
      'invalid',
      /--effective.*does? not|not a time/,
    ],
    ['an asOf in the future', [...SNAPSHOT, '--as-of', '2099-01-01'], 2, 'question-refused', /lies in the future/],
    ...funnels,
    ...explained,
    ...judged,
    ['a level beyond 1', ['forecast', '--level', '1.5'], 2, 'invalid', /--level "1.5": write a number between 0 and 1/],
    [
      'no months of a back-test',
      ['backtest', '--months', '0'],
      2,
      'invalid',
      /--months "0": write a whole number from 1/,
    ],
    ['an earlier cohort of one day', [...COMPARE, '--earlier', '2026-01-01'], 2, 'invalid', /--earlier .*FROM,TO/],
    [
      'an unknown stage model',
      [...SNAPSHOT, '--stage-model', 'none@1'],
      2,
      'question-refused',
      /no stage model "none@1"; there are dealer@1/,
    ],
    ...views,
    [
      'an unknown policy',
      ['funnel', 'conversion', '--kind', 'flow'],
      2,
      'question-refused',
      /no kind "flow"; there are cohort/,
    ],
    [
      'a period that ends before it begins',
      ['funnel', 'bridge', '--from', '2020-01-02', '--to', '2020-01-01'],
      2,
      'question-refused',
      /ends before it begins/,
    ],
    ['a bridge from nowhere', ['funnel', 'bridge'], 2, 'usage', /required option '--from <T>'/],
    ['a minimum that is no number', ['funnel', 'time', '--min', 'few'], 2, 'invalid', /--min "few": write a whole/],
    ['half a condition', [...SNAPSHOT, '--where', 'outlet'], 2, 'invalid', /dimension=value/],
    ['an unknown event store', [...SNAPSHOT, '--event-store', 'ftp://x'], 2, 'configuration-refused', /write sqlite:/],
    [
      'an unknown projection',
      ['projections', 'rebuild', 'mood'],
      2,
      'unknown-projection',
      /there are opportunity, funnel/,
    ],
    ['an unknown opportunity', ['opportunity', 'show', 'nobody'], 2, 'question-refused', /no opportunity "nobody"/],
    ['no id at all', ['opportunity', 'show', 'a b'], 2, 'question-refused', /no opportunity/],
    ['an unknown stream', ['events', 'read', '--stream', 'visit-1'], 2, 'stream-not-found', /no stream visit-1/],
    ['a position of another log', ['events', 'read', '--after', 'ffffffff.1'], 2, 'invalid', /"position" or "next"/],
    ['no events at most', ['events', 'read', '--limit', '0'], 2, 'usage', /a whole number from 1 on/],
    ['an unknown trace', ['events', 'trace', 'nothing'], 2, 'invalid', /no event, command or correlation/],
    [
      'a missing file of commands',
      ['send', join(folder, 'none.jsonl')],
      2,
      'invalid',
      /none\.jsonl cannot be read \(ENOENT\)/,
    ],
    ['a missing Maven folder', ['import', 'maven', join(folder, 'none')], 2, 'invalid', /cannot be read \(ENOENT\)/],
    [
      'a Maven folder without files',
      ['import', 'maven', folder],
      2,
      'import-source-missing',
      /needs sales_pipeline\.csv/,
    ],
    [
      'a missing map',
      ['import', 'csv', 'x.csv', '--map', join(folder, 'none.json')],
      2,
      'invalid',
      /none\.json cannot be/,
    ],
    ['input that is no JSON', ['command', 'AmendValue', '--input', '{new'], 2, 'invalid', /--input is not valid JSON/],
    ['an unknown command to send', ['command', 'DropTables', '--input', '{}'], 2, 'invalid', /no such command/],
    [
      'a revision that is no number',
      [...AMEND, '--expected-revision', 'x'],
      2,
      'invalid',
      /expectedRevision: Write a whole/,
    ],
    ['a wrong revision', [...AMEND, '--expected-revision', '0'], 4, 'revision', /somebody else was first/],
    ['a command id that was used', [...AMEND, '--command-id', 'second'], 4, 'command-id-reused', /id of its own/],
    [
      'a command that is refused',
      ['command', 'ChangeStage', '--id', 'deal-1', '--input', '{"to":"NOWHERE"}'],
      3,
      'refused',
      /./,
    ],
    ['a simulation on top of facts', ['simulate', '--opportunities', '5'], 2, 'invalid', /needs an empty data folder/],
    ['simulated times among facts', ['send', '-', '--simulate'], 2, 'invalid', /marked as simulated/],
    ['a port that does not exist', ['serve', '--port', '99999'], 2, 'usage', /0–65535/],
    ['a restore onto a log', ['restore', join(folder, 'none')], 2, 'store-incompatible', /./],
    ['a backup onto a log', ['backup', data], 2, 'store-incompatible', /./],
  ];
  return rows.map(rowOf).map((run) => ({ ...run, args: [...run.args, '--data', data] }));
}

/** Data folders that cannot be used, asked and written to. */
export function badFolderRuns(folders: BadFolders, sound: string): readonly BadRun[] {
  const rows: readonly Row[] = [
    ['a missing folder', [...SNAPSHOT, '--data', folders.missing], 2, 'no-log', /no log in .*import something/],
    [
      'a file for a folder',
      [...SNAPSHOT, '--data', folders.file],
      2,
      'configuration-refused',
      /cannot be read \(ENOTDIR\)/,
    ],
    ['a file to write into', [...OUTLET, '--data', folders.file], 2, 'configuration-refused', /check the path/],
    ['a folder under a file', [...OUTLET, '--data', folders.underFile], 2, 'configuration-refused', /check the path/],
    ['a folder for a log', [...OUTLET, '--data', folders.folderForLog], 2, 'configuration-refused', /is not a file/],
    [
      'a log of another version',
      [...SNAPSHOT, '--data', folders.otherVersion],
      2,
      'store-incompatible',
      /version 9.*version 2/,
    ],
    [
      'another version, to write',
      [...OUTLET, '--data', folders.otherVersion],
      2,
      'store-incompatible',
      /the program that wrote it/,
    ],
    ['another version, to examine', ['doctor', '--data', folders.otherVersion], 2, 'store-incompatible', /version 9/],
    [
      'another program’s database',
      [...OUTLET, '--data', folders.otherProgram],
      2,
      'store-incompatible',
      /no event log of Deal/,
    ],
    [
      'no database at all',
      [...SNAPSHOT, '--data', folders.noDatabase],
      2,
      'store-incompatible',
      /no event log of Dealtrail/,
    ],
    [
      'a damaged header',
      [...OUTLET, '--data', folders.damagedHeader],
      5,
      'store-damaged',
      /header .* restore a backup/,
    ],
    [
      'a damaged write-ahead log',
      [...OUTLET, '--data', folders.damagedWal],
      5,
      'store-damaged',
      /at position \d+\. .*backup/,
    ],
    ['the same, to be asked', [...SNAPSHOT, '--data', folders.damagedWal], 5, 'store-damaged', /cannot be trusted/],
    [
      'a backup of a damaged log',
      ['backup', `${folders.missing}-copy`, '--data', folders.damagedRecord],
      5,
      'store-damaged',
      /./,
    ],
    ['another master key', [...AMEND, '--data', folders.otherMasterKey], 2, 'master-key-wrong', /Give that one/],
  ];
  return [
    ...rows.map(rowOf),
    {
      ...rowOf([
        'a master key that is none',
        [...AMEND, '--data', sound],
        2,
        'master-key-unreadable',
        /32 bytes in base64/,
      ]),
      environment: { DEALTRAIL_MASTER_KEY: 'zz' },
    },
  ];
}
