import {
  eventId,
  type Instant,
  type JsonObject,
  type LocalDate,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '#kernel';
import { catalogue } from '../catalogue.ts';
import { judgeOpportunity } from '../judge-opportunity.ts';
import type { Parameters } from '../parameters.ts';
import type { Rule, Scene } from '../rule.ts';
import type { RuleBook, RuleRow, RuleSet } from '../rule-book.ts';
import type { Verdict } from '../verdict.ts';

/** A local time in Asia/Shanghai, such as `2026-11-20 23:30`; an instant stands for itself. */
export function local(text: string): Instant {
  if (text.endsWith('Z')) return text as Instant;
  const [date, time = '00:00'] = text.split(' ');
  const seconds = time.length === 5 ? `${time}:00` : time;
  return new Date(`${date}T${seconds}+08:00`).toISOString() as Instant;
}

/** What a test says of an event: when it happened, its type, its data, and what is unusual about it. */
export type Told = readonly [at: string, type: string, data?: object, unusual?: Unusual];

export interface Unusual {
  /** When it was recorded, where not at once. */
  readonly recorded?: string;
  readonly by?: string;
  readonly role?: string;
  /** Of another stream than the opportunity's. */
  readonly stream?: StreamName;
  /** An import, and whether rules judge it. */
  readonly imported?: { readonly judge: boolean };
  /** Command id, where several events stand in one append. */
  readonly append?: string;
}

/** Events of the stream `opportunity-op-1` in the order of recording, as they stand in the log but for what is sealed. */
export function told(...events: readonly Told[]): readonly RecordedEvent[] {
  return events.map(([at, type, data = {}, unusual = {}], n) => {
    const { recorded, by = 's-1', role = 'sales_consultant', stream = ownStream, imported, append } = unusual;
    return {
      id: idOf(n),
      type,
      schemaVersion: 1,
      occurredAt: local(at),
      recordedAt: local(recorded ?? at),
      stream,
      revision: n,
      position: n + 1,
      data: { episode: 1, ...data } as JsonObject,
      meta: {
        actor: { id: by, role },
        commandHash: 'sha256:0',
        commandId: append ?? `told-${n}`,
        correlationId: 'told',
        tenant: 't-1',
        ...(imported && { provenance: { format: 'csv', source: 'f', key: `${n}`, judge: imported.judge } }),
      },
    };
  });
}

/** The same, taken over from elsewhere and judged: what hard rules see of a log. */
export function takenOver(...events: readonly Told[]): readonly RecordedEvent[] {
  return told(
    ...events.map(
      ([at, type, data = {}, unusual]): Told => [at, type, data, { imported: { judge: true }, ...unusual }],
    ),
  );
}

/** A correction of the n-th event told. */
export function correction(at: string, n: number, changes: object, voided: readonly string[] = []): Told {
  return [at, 'EventCorrected', { eventId: idOf(n), revision: n, changes, voided, reason: 'x' }];
}

const ownStream = streamName('opportunity', 'op-1');

/** Id of the n-th event told, from 0. */
export function idOf(n: number): string {
  return eventId(ownStream, 'told', n);
}

/** The first event of a dealer's sale: opened by consultant s-1 of outlet o-1. */
export function created(at: string, data: object = {}, unusual: Unusual = {}): Told {
  const checks = { filled: 6, missing: [], phoneValid: true, birthdayKnown: false };
  const file = { customerId: 'c-1', consultant: 's-1', outlet: 'o-1', intakeChannel: 'phone', dimensions: {} };
  return [at, 'Created', { ...file, stageModel: 'dealer@1', stage: 'PROFILED', checks, ...data }, unusual];
}

/** A rule set of the dealer's, in force from the year 2000 on, with these rules. */
export function aRuleSet(rules: Readonly<Record<string, RuleRow | false>>, more: Partial<RuleSet> = {}): RuleSet {
  const since = '2000-01-01T00:00:00.000Z' as Instant;
  const set = { id: 'house', version: 1, issuer: 'dealer', appliesTo: ['dealer'] } as const;
  return { ...set, effectiveFrom: since, recordedAt: since, content: { rules }, ...more };
}

/**
 * Mondays to Fridays are worked, and there is no holiday; everybody is in sales; no birthday is opened; every visit is
 * registered.
 */
export const plainScene: Scene = {
  zone: 'Asia/Shanghai' as Scene['zone'],
  calendar: {
    name: 'weekdays@1',
    isWorkingDay: (date: LocalDate) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
    holidayOn: () => undefined,
  },
  isSalesStaff: () => true,
  birthdaysDueAt: () => ({}),
  isVisitRegistered: () => true,
};

export interface Asked {
  /** Both axes; default: long after everything. */
  readonly at?: string;
  readonly asOf?: string;
  readonly effectiveAt?: string;
  readonly parameters?: Parameters;
  readonly book?: RuleBook;
  readonly scene?: Partial<Scene>;
  /** States of other streams, by the names under which rules ask for them. */
  readonly known?: Readonly<Record<string, unknown>>;
}

/** The verdicts of one rule on what was told. */
export function verdictsOf(rule: Pick<Rule, 'name'>, events: readonly RecordedEvent[], asked: Asked = {}) {
  const { at = '2099-01-01', asOf = at, effectiveAt = at, parameters, scene, known } = asked;
  const book = asked.book ?? [aRuleSet({ [rule.name]: parameters ? { parameters } : {} })];
  const named = catalogue.filter(({ name }) => name === rule.name);
  const rules = named.filter((one) => one === rule || !named.some((other) => other === rule));
  const judging = { rules, book, scene: { ...plainScene, ...scene }, ...(known && { known: () => known }) };
  return judgeOpportunity(events, { asOf: local(asOf), effectiveAt: local(effectiveAt) }, judging);
}

/** The status of the one verdict there is; `none` where there is none. */
export function statusOf(
  rule: Pick<Rule, 'name'>,
  events: readonly RecordedEvent[],
  asked: Asked = {},
): Verdict['status'] | 'none' {
  const [verdict, ...others] = verdictsOf(rule, events, asked);
  if (others.length > 0) throw new Error(`${others.length + 1} verdicts where one was expected`);
  return verdict?.status ?? 'none';
}
