import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { answer, dealtrail, type Ended, serve } from '../support/dealtrail.ts';
import { type Answered, ask } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

interface Line {
  readonly command: string;
  readonly id?: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly data: JsonObject;
}

const guide = readFileSync('docs/guides/planning.md', 'utf8');
const [accepted = [], marked = []] = [...guide.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) =>
  block.trim().split('\n'),
);
const refused = marked.map((line) => line.slice(line.indexOf('{')));
const rules = marked.map((line) => line.slice(0, line.indexOf(' ')));

/** The collection of each command that creates; every other one goes below the thing. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  SetTarget: 'targets',
  SubmitDemand: 'demands',
  RecordForecast: 'forecasts',
  SignPartnerAgreement: 'partners',
  RequestApproval: 'approvals',
  PublishRuleSet: 'rule-sets',
  DefineIdealFunnel: 'ideal-funnels',
  PlanRemedy: 'remedies',
};
const BELOW: Readonly<Record<string, string>> = {
  AllocateTarget: 'targets',
  LockTarget: 'targets',
  AmendTarget: 'targets',
  ReviewTarget: 'targets',
  Approve: 'approvals',
};
const kebab = (name: string) => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

describe('docs/guides/planning.md', () => {
  const folder = temporaryFolder();
  const results = (ended: Ended) =>
    answer<{
      readonly results: readonly { readonly exitCode: number; readonly error?: { readonly rule: string } }[];
    }>(ended).results;

  async function sent(name: string, lines: readonly string[]) {
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, lines.join('\n'));
    return dealtrail(['send', file, '--data', join(folder, 'sent'), '--json']);
  }

  describe('on the command line', () => {
    let done: Ended;
    beforeAll(async () => {
      done = await sent('accepted', accepted);
    });

    it('shows commands that are accepted as they stand', () => {
      expect(accepted.length).toBeGreaterThan(10);
      expect(results(done)).toMatchObject(accepted.map(() => ({ exitCode: 0 })));
    });

    it('shows commands that are refused by the rules it says, in Chinese and English', async () => {
      const ended = await sent('refused', refused);
      expect(ended.exitCode).toBe(3);
      expect(results(ended).map(({ error }) => error?.rule)).toEqual(rules);
      const both = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) };
      expect(results(ended)).toMatchObject(refused.map(() => ({ exitCode: 3, error: { reason: both, remedy: both } })));
    });

    it('says what an allocation comes to', async () => {
      const read = await dealtrail([
        'events',
        'read',
        '--data',
        join(folder, 'sent'),
        '--type',
        'TargetAllocated',
        '--json',
      ]);
      const { events } = answer<{ readonly events: readonly { readonly data: { readonly nodes: readonly Node[] } }[] }>(
        read,
      );
      type Node = { readonly person: string; readonly period: string; readonly value: { readonly amount: string } };
      const nodes = events[0]?.data.nodes ?? [];
      const at = (person: string) =>
        ['2027-Q1', '2027-01', '2027-02', '2027-03'].map(
          (period) => nodes.find((node) => node.person === person && node.period === period)?.value.amount,
        );
      expect(at('outlet-1')).toEqual(['1000000.00', '333333.34', '333333.34', '333333.32']);
      expect(at('s-1')).toEqual(['500000.00', '166666.67', '166666.67', '166666.66']);
      expect(at('s-2')).toEqual(['500000.00', '166666.67', '166666.67', '166666.66']);
    });
  });

  it('holds over HTTP, at the collections and below the things', async () => {
    const service = await serve(['--data', join(folder, 'served')]);
    const post = (text: string): Promise<Answered> => {
      const { command, id, actor, data } = JSON.parse(text) as Line;
      const collection = COLLECTIONS[command];
      const path = collection ?? `${BELOW[command]}/${id}/${kebab(command)}`;
      return ask(`${service.url}/v1/${path}`, {
        body: { data, ...(collection && id !== undefined && { id }) },
        headers: { 'dealtrail-actor': `${actor.id}:${actor.role}` },
      });
    };
    try {
      const answers: Answered[] = [];
      for (const line of accepted) answers.push(await post(line));
      expect(answers.map(({ status }) => status)).toEqual(
        accepted.map((line) => (COLLECTIONS[(JSON.parse(line) as Line).command] ? 201 : 200)),
      );
      expect(answers.map(({ body }) => body.id)).toEqual(
        expect.arrayContaining(['t-1', 'outlet-1-2026-W48', 'dealer', 'partner-1']),
      );
      for (const [n, line] of refused.entries()) {
        const { status, body } = await post(line);
        const forbidden = ['own-rule-sets', 'right-granted'].includes(rules[n] as string);
        expect([body.rule, status]).toEqual([rules[n], forbidden ? 403 : 422]);
      }
    } finally {
      await service.stop();
    }
  });
});
