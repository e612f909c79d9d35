import type { RecordedEvent, Text } from '#kernel';

/** What is missing: of the log itself, of a sale, or of what others should have said. */
export type GapKind =
  | 'record'
  | 'position'
  | 'revision'
  | 'order'
  | 'match'
  | 'delivery'
  | 'corrected-event'
  | 'reservation'
  | 'acknowledgement';

export interface Gap {
  readonly kind: GapKind;
  /** Store position of the event that tells, or of the one that is missing; null: unknown. */
  readonly position: number | null;
  /** Where something is missing, and the event that should have it before it, or after it. */
  readonly stream: string | null;
  readonly eventId: string | null;
  readonly what: Text;
}

const OF_THE_LOG: ReadonlySet<GapKind> = new Set(['record', 'position', 'revision']);

/** The most gaps that one report lists; all are counted. */
const LISTED = 1_000;

const WHAT: Readonly<Record<GapKind, Text>> = {
  record: { zh: '记录已损坏', en: 'a record is not as it was written' },
  position: { zh: '此位置没有事件', en: 'there is no event at this position' },
  revision: { zh: '流中缺少前一个修订', en: 'the revision before this one is missing in its stream' },
  order: { zh: '有匹配而无该订单', en: 'a vehicle was matched to an order that was never placed' },
  match: { zh: '有交车而无该订单的匹配', en: 'a vehicle was delivered for an order that was never matched' },
  delivery: { zh: '有成交而无交车', en: 'it was converted without a delivery' },
  'corrected-event': { zh: '被更正的事件不存在', en: 'the event that it corrects is not there' },
  reservation: {
    zh: '车辆被占用，既未匹配也未释放',
    en: 'a vehicle is kept for an order, and was neither matched nor freed',
  },
  acknowledgement: { zh: 'DSERP 未确认', en: 'DSERP has not acknowledged it' },
};

/** @param event the one that shows that something is missing */
export function gapOf(kind: GapKind, { position, stream, id }: Pick<RecordedEvent, 'position' | 'stream' | 'id'>): Gap {
  return { kind, position, stream, eventId: id, what: WHAT[kind] };
}

/** A gap of the log itself, where there is no event to name. @param more what whoever found it says */
export function gapAt(kind: GapKind, position: number | null, more?: string): Gap {
  const what = more === undefined ? WHAT[kind] : { zh: `${WHAT[kind].zh}：${more}`, en: more };
  return { kind, position, stream: null, eventId: null, what };
}

export function gapsIn(all: readonly Gap[]) {
  const counts: Partial<Record<GapKind, number>> = {};
  for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
  const gaps = all.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const firstBad = gaps.find(({ kind, position }) => OF_THE_LOG.has(kind) && position !== null);
  return {
    ok: all.length === 0,
    counts,
    gaps: gaps.slice(0, LISTED),
    firstBadPosition: firstBad?.position ?? null,
  };
}
