import { describe, expect, it } from '@jest/globals';
import { catalogue, type Verdict, type Worded } from '#compliance';
import { type Instant, streamName } from '#kernel';
import { breachKeeper, breachOf } from './kept-breach.ts';

const SINCE = '2026-03-02T16:00:00.000Z' as Instant;
const LATER = '2026-03-04T01:00:00.000Z' as Instant;
const ID = '0198c000-0000-7000-8000-000000000001';
const stream = streamName('opportunity', ID);

function rule(name: string, kind: string): Worded {
  return catalogue.find((one) => one.name === name && one.kind === kind) as Worded;
}

/** A breach whose words a keeper has taken note of, and the same in full. */
function breachBy(worded: Worded, values: Readonly<Record<string, string | number>>, more: Partial<Verdict> = {}) {
  const { wording, keep } = breachKeeper(stream);
  const said = {
    rule: worded.name,
    ruleVersion: 'dealer@3',
    issuer: 'dealer',
    subject: { kind: 'opportunity', id: ID },
    opportunityId: ID,
    consultant: 'staff-1',
    obligation: `${worded.name}:an-event:x`,
    since: SINCE,
    dueAt: SINCE,
    decidableAt: LATER,
    fixedAt: null,
    fixKnownAt: null,
    recordedLate: false,
    evidence: ['an-event'],
    status: 'violated',
    ...more,
  } as const;
  return { said, kept: () => keep({ ...said, ...wording(worded, { hours: 24 }, values) } as Verdict) };
}

describe('a breach that is kept', () => {
  it('is told as it was given, its words filled from what fills them', () => {
    const { said, kept } = breachBy(rule('activity-same-day', 'due'), { dueOn: '2026-03-02' });
    const stored = JSON.parse(JSON.stringify(kept()));
    expect(JSON.stringify(stored)).not.toContain('到期');
    expect(breachOf(stream, stored)).toEqual({
      ...said,
      message: {
        zh: '2026-03-02 到期的活动当日未完成',
        en: 'The activity due on 2026-03-02 was not completed on that day',
      },
      remedy: {
        zh: '用 CompleteFollowUp 登记完成，或在到期日当天改期',
        en: 'Record it with CompleteFollowUp; move what cannot be done before its day ends',
      },
    });
  });

  it('is told with parameters of its rule where no value is, as it was mended, and of another subject', () => {
    const mended = { fixedAt: LATER, fixKnownAt: LATER, recordedLate: true, dueAt: null, decidableAt: null };
    const other = { subject: { kind: 'vehicle', id: 'car-1' }, opportunityId: null, consultant: null } as const;
    for (const more of [mended, { ...mended, fixKnownAt: SINCE }, other]) {
      const { said, kept } = breachBy(rule('convert-after-delivery', 'due'), {}, more);
      const told = breachOf(stream, JSON.parse(JSON.stringify(kept())));
      expect(told).toMatchObject(said);
      expect(told.message.zh).toBe('交车后 24 小时内未转为成交客户');
    }
  });

  it('is of one of two rules that share a name', () => {
    for (const kind of ['hard', 'soft']) {
      const { kept } = breachBy(rule('organisation-contact', kind), {});
      expect(breachOf(stream, kept()).message).toEqual(rule('organisation-contact', kind).message);
    }
  });

  it('is refused where its words were not kept, and where the catalogue has no such rule', () => {
    const { said, kept } = breachBy(rule('first-follow-up', 'due'), {});
    const elsewhere = breachKeeper(stream).keep;
    const worded = { ...said, message: { zh: '', en: '' }, remedy: { zh: '', en: '' } };
    expect(() => elsewhere(worded)).toThrow('its words were not kept');
    const [, ...rest] = kept();
    expect(() => breachOf(stream, ['gone/due', ...rest])).toThrow('gone/due');
  });
});
