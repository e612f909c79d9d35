import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { type Line, sendLines } from '../support/command-lines.ts';
import { answer, dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(180_000);

const folder = temporaryFolder();
const manager = { id: 'm-1', role: 'sales_manager' };
const executive = { id: 'e-1', role: 'executive' };
const anna = { id: 's-1', role: 'sales_consultant' };
const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const file = {
  ...{ infoSource: 'website', expectedPurchaseDate: '2024-03-20', intakeChannel: 'showroom' },
  ...{ consultant: 's-1', outlet: 'o-1', stageModel: 'dealer@1', customer },
};

/** Local times are eight hours ahead. */
const at = (recordedAt: string, command: string, id: string, data: JsonObject, actor = anna): Line => ({
  ...{ command, id, actor, data, recordedAt, commandId: `${command}:${id}:${recordedAt}` },
});
const publish = (when: string, version: number, rules: JsonObject, more: JsonObject = {}): readonly Line[] => {
  const purpose = { command: 'PublishRuleSet', id: 'dealer' };
  const set = { issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'rules', content: { rules } };
  return [
    at(when, 'RequestApproval', `a-${version}`, { purpose, why: 'rules' }, manager),
    at(when, 'Approve', `a-${version}`, {}, executive),
    at(when, 'PublishRuleSet', 'dealer', { ...set, approvalId: `a-${version}`, ...more }, executive),
  ];
};
const reached = (when: string, id: string, contactAt: string) =>
  at(when, 'CompleteFollowUp', id, { contactAt, type: 'phone', outcome: 'reached' });

const rules = { 'intake-mandatory-fields': {}, 'first-follow-up': { days: 5 }, 'no-expired-opportunity': {} };
const FIRST: readonly Line[] = [
  ...publish('2024-03-01T01:00:00Z', 1, rules),
  at('2024-03-02T02:00:00Z', 'CreateOpportunity', 'op-1', file),
  at('2024-03-02T03:00:00Z', 'CreateOpportunity', 'op-2', file),
  at('2024-03-02T04:00:00Z', 'CreateOpportunity', 'op-3', file),
  reached('2024-03-09T04:00:00Z', 'op-2', '2024-03-09T04:00:00Z'),
];
const stricter = publish(
  '2024-03-12T01:00:00Z',
  2,
  { 'first-follow-up': { days: 2 }, 'intake-mandatory-fields': {} },
  { effectiveFrom: '2024-03-31T16:00:00.000Z' },
);

async function send(lines: readonly Line[], data: string) {
  const { results } = await sendLines(lines, data, '--simulate');
  expect(results.map(({ exitCode, error }) => error ?? exitCode)).toEqual(lines.map(() => 0));
}

describe('what is asked as of an instant', () => {
  const data = join(folder, 'data');
  const T = '2024-03-10T15:59:59.999Z';
  const QUESTIONS: readonly (readonly string[])[] = [
    ['compliance', 'violations', '--json'],
    ['compliance', 'violations', '--lang', 'zh'],
    ['compliance', 'obligations', 'op-1', '--json'],
    ['compliance', 'explain', 'op-2', '--lang', 'zh'],
    ['compliance', 'worklist', '--json'],
    ['compliance', 'worklist', '--lang', 'en'],
    ['compliance', 'data-quality', '--json'],
    ['compliance', 'rules', '--json'],
    ['audit', 'explain', '--opportunity', 'op-1', '--json'],
    ['audit', 'sample', '--seed', '42', '--size', '5', '--stratify', 'type', '--json'],
    ['audit', 'completeness', '--json'],
  ];
  /** Shows persons, which is put on record at the machine's time: asked last. */
  const TRAIL: readonly (readonly string[])[] = [
    ['audit', 'log', '--limit', '3', '--json'],
    ['audit', 'log', '--lines', '--stream', 'opportunity-op-1'],
  ];
  const bytes = async (args: readonly string[]) => {
    const { exitCode, stdout } = await dealtrail([...args, '--as-of', T, '--data', data]);
    expect({ args, exitCode }).toEqual({ args, exitCode: 0 });
    return stdout;
  };
  const all = async (questions: readonly (readonly string[])[]) => {
    const answers: string[] = [];
    for (const question of questions) answers.push(await bytes(question));
    return answers;
  };
  let atOnce: string;
  let given: readonly string[];
  let told: readonly string[];

  beforeAll(async () => {
    await send(FIRST, data);
    atOnce = await bytes(['compliance', 'violations', '--json']);
    await send([at('2024-03-10T16:00:00Z', 'CreateOpportunity', 'op-4', file)], data);
    given = await all(QUESTIONS);
    await send(
      [
        // Late evidence of before, a correction of before, a loss, another owner, another rule set.
        reached('2024-03-11T02:00:00Z', 'op-1', '2024-03-05T02:00:00Z'),
        ...stricter,
        at(
          '2024-03-12T02:00:00Z',
          'ReassignOpportunity',
          'op-1',
          { to: { consultant: 's-2' }, reason: '休假' },
          manager,
        ),
        at('2024-03-12T03:00:00Z', 'LoseOpportunity', 'op-3', { reason: { family: 'gave_up', code: 'price' } }),
        at('2024-03-13T03:00:00Z', 'ReschedulePurchase', 'op-2', { new: '2024-05-01', reason: '改期' }),
        at('2024-04-02T03:00:00Z', 'CreateOpportunity', 'op-5', file),
      ],
      data,
    );
    await dealtrail(['compliance', 'sweep', '--data', data]);
    told = await all(TRAIL);
    const { events } = answer<{ readonly events: readonly { readonly id: string; readonly type: string }[] }>(
      await dealtrail(['events', 'read', '--stream', 'opportunity-op-2', '--data', data, '--json']),
    );
    const contact = events.find(({ type }) => type === 'FollowUpCompleted');
    const correction = { eventId: contact?.id ?? '', changes: { '/outcome': 'no_answer' }, reason: '录音无人应答' };
    const { recordedAt: _now, ...corrected } = at('', 'CorrectEvent', 'op-2', correction, manager);
    await send([corrected], data);
  });

  it('is violations of that instant, the same bytes as were given then', async () => {
    expect(answer({ exitCode: 0, signal: null, stdout: atOnce, stderr: '' })).toHaveLength(3);
    expect(await bytes(['compliance', 'violations', '--json'])).toBe(atOnce);
  });

  it.each(QUESTIONS.map((args, n) => ({ question: args.join(' '), n })))(
    '`$question` is the same bytes, whatever was recorded later',
    async ({ n }) => {
      expect(await bytes(QUESTIONS[n] as readonly string[])).toBe(given[n]);
    },
  );

  it.each(TRAIL.map((args, n) => ({ question: args.join(' '), n })))(
    '`$question` is the same bytes, whatever was recorded later',
    async ({ n }) => {
      expect(await bytes(TRAIL[n] as readonly string[])).toBe(told[n]);
    },
  );

  it('is refused of an instant to come, and of what is none', async () => {
    for (const [time, wrong] of [
      ['2999-01-01', /future/],
      ['2024-02-30', /--as-of/],
    ] as const) {
      const { exitCode, stderr } = await dealtrail(['audit', 'log', '--as-of', time, '--data', data]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(wrong) });
    }
  });
});

describe('a new version of a rule set', () => {
  const [without, with2] = [join(folder, 'without'), join(folder, 'with')];
  interface Verdict {
    readonly rule: string;
    readonly ruleVersion: string;
    readonly dueAt: string;
    readonly opportunityId: string;
  }
  /** Before it takes effect, at its last moment before, and after. */
  const LATER: readonly Line[] = [
    at('2024-03-29T02:00:00Z', 'CreateOpportunity', 'op-6', file),
    at('2024-03-31T15:59:59.999Z', 'CreateOpportunity', 'op-7', file),
  ];
  const NEXT = at('2024-03-31T16:00:00Z', 'CreateOpportunity', 'op-8', file);

  beforeAll(async () => {
    await send(FIRST, without);
    cpSync(without, with2, { recursive: true });
    await send(LATER, without);
    await send([...stricter, ...LATER], with2);
  });

  it.each(['2024-03-12T01:00:00.000Z', '2024-03-31T15:59:59.999Z'])(
    'changes no verdict before its effective date: at %s',
    async (asOf) => {
      const told = async (data: string) => {
        const answers = [];
        for (const question of [['violations'], ['obligations', 'op-1']]) {
          const args = ['compliance', ...question, '--as-of', asOf, '--data', data, '--json'];
          const { position: _place, settled: _closed, ...verdicts } = answer<JsonObject>(await dealtrail(args));
          answers.push(verdicts);
        }
        return answers;
      };
      expect(await told(with2)).toEqual(await told(without));
    },
  );

  it('judges from its effective date on; verdicts of what came before go on to name the old one', async () => {
    const anonymous = { ...file, customer: { ...customer, phone: '' } };
    const late = [
      at('2024-03-31T15:59:59.999Z', 'CreateOpportunity', 'op-x', anonymous),
      NEXT,
      at('2024-03-31T16:00:00Z', 'CreateOpportunity', 'op-x', anonymous),
    ];
    const { results } = await sendLines(late, with2, '--simulate');
    expect(results.map(({ error }) => error?.ruleVersion)).toEqual(['dealer@1', undefined, 'dealer@2']);
    const asked = ['compliance', 'violations', '--rule', 'first-follow-up', '--as-of', '2024-04-30', '--data', with2];
    const found = answer<readonly Verdict[]>(await dealtrail([...asked, '--json']));
    const told = found.map(({ opportunityId, ruleVersion, dueAt }) => [opportunityId, ruleVersion, dueAt]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['op-1', 'dealer@1', '2024-03-07T16:00:00.000Z'],
        ['op-6', 'dealer@1', '2024-04-03T16:00:00.000Z'],
        ['op-7', 'dealer@1', '2024-04-05T16:00:00.000Z'],
        ['op-8', 'dealer@2', '2024-04-03T16:00:00.000Z'],
      ]),
    );
  });
});
