import type { Instant, JsonObject, LocalDate, RecordedEvent, StreamName } from '#kernel';
import { bruteForceVerdicts } from './brute-force.fixture.ts';
import type { BruteParameters, BrutePoint, BruteVerdict, BruteWorld } from './brute-verdict.fixture.ts';

/** A local time in Asia/Shanghai: `2026-11-20`, `2026-11-20 23:30`, or with seconds and milliseconds; or an instant. */
export function at(text: string): Instant {
  if (text.endsWith('Z')) return text as Instant;
  const [date, time = '00:00'] = text.split(' ');
  return new Date(`${date}T${time}+08:00`).toISOString() as Instant;
}

/** `late`: when it was recorded, where not at once. `judge`: it is an import, judged or not. */
export type Line = readonly [
  happens: string,
  type: string,
  data?: object,
  unusual?: { late?: string; judge?: boolean },
];

/** A stream as it stands in the log; the n-th event has the id `e<n>`. Lines are in the order of recording. */
export function stream(...lines: readonly Line[]): readonly RecordedEvent[] {
  return lines.map(([happens, type, data = {}, { late, judge } = {}], n) => ({
    id: `e${n}`,
    type,
    schemaVersion: 1,
    occurredAt: at(happens),
    recordedAt: at(late ?? happens),
    stream: 'opportunity-op-1' as StreamName,
    revision: n,
    position: n + 1,
    data: { episode: 1, ...data } as JsonObject,
    meta: {
      actor: { id: 's-1', role: 'sales_consultant' },
      commandHash: 'sha256:0',
      commandId: `c${n}`,
      correlationId: 'c',
      tenant: 't-1',
      ...(judge !== undefined && { provenance: { format: 'csv', source: 'f', key: `${n}`, judge } }),
    },
  }));
}

export function opened(happens: string, data: object = {}, unusual: { late?: string; judge?: boolean } = {}): Line {
  return [happens, 'Created', { stageModel: 'dealer@1', consultant: 's-1', ...data }, unusual];
}

/** Mondays to Fridays are worked, but for 2026-10-01 to 07, with 2026-10-10 to make up; the visit v-1 is registered. */
export const aWorld: BruteWorld = {
  zone: 'Asia/Shanghai',
  calendar: {
    isWorkingDay: (date) =>
      date === '2026-10-10' ||
      (![6, 7].includes(Temporal.PlainDate.from(date).dayOfWeek) && (date < '2026-10-01' || date > '2026-10-07')),
    holidayOn: (date: LocalDate) => (date === '2026-10-01' ? '国庆节' : undefined),
  },
  isSalesStaff: (id) => id !== 'workshop',
  isVisitRegistered: (id) => id === 'v-1',
};

export interface Asked {
  /** Both axes; default: two years after the last event of the tests here. */
  readonly on?: string;
  readonly point?: BrutePoint;
  readonly parameters?: BruteParameters;
  readonly world?: Partial<BruteWorld>;
}

/** What the checker says of one rule. */
export function asked(rule: string, events: readonly RecordedEvent[], { on = '2027-06-01', ...more }: Asked = {}) {
  const point = more.point ?? { asOf: at(on), effectiveAt: at(on) };
  return bruteForceVerdicts(events, point, { [rule]: more.parameters ?? {} }, { ...aWorld, ...more.world });
}

/** The statuses, in the order of the answer. */
export function statuses(rule: string, events: readonly RecordedEvent[], more: Asked = {}): BruteVerdict['status'][] {
  return asked(rule, events, more).map(({ status }) => status);
}
