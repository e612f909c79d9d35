import type { Grant } from '#access';
import { QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INCOMPLETE, INSTANT, listOf, mapOf, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf, effectiveAt, list, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly startAsOf?: Instant;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly stageModel?: string;
}

const BRIDGE = {
  count: mapOf(COUNT),
  value: orNull(mapOf(ref('Money'))),
  'values?': listOf(mapOf(ref('Money'))),
  unvalued: objectOf({ openStart: COUNT, openEnd: COUNT }),
};

export const funnelBridgeOperation: QueryOperation = {
  name: 'funnelBridge',
  right: 'funnel',
  path: '/v1/funnel/bridge',
  summary: { zh: '两个时刻之间存量如何变化', en: 'How the open opportunities at one instant became those at another' },
  parameters: [
    {
      ...time('from', 'the bridge leads from here: an instant, or a date meaning its last millisecond'),
      isRequired: true,
    },
    time('to', 'to here; default: effectiveAt'),
    asOf,
    effectiveAt,
    time('startAsOf', 'what was known when the start was told'),
    text('by', 'group by a dimension: outlet, team, consultant, product, …'),
    text('stageModel', 'id@version, where there are several'),
    list('where', 'only these, as dimension=value; the same dimension again: either value'),
  ],
  answer: [
    'FunnelBridge',
    objectOf({
      stageModel: TEXT,
      from: INSTANT,
      to: INSTANT,
      asOf: INSTANT,
      'startAsOf?': INSTANT,
      effectiveAt: INSTANT,
      definitionId: TEXT,
      ...BRIDGE,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...BRIDGE })),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask: ({ bus, grant, reader, given }) => bus.execute(new Ask('funnelBridge', bridgeAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function bridgeAsked(given: Given, { scope, seesPersonalData }: Grant) {
  const { where, from, ...question } = given;
  if (from === undefined) {
    throw new QuestionRefused({ zh: '缺少 from：请写桥的起点', en: 'from is missing: write when the bridge begins' });
  }
  return { ...question, from, ...askedRows(scope, where), mayName: seesPersonalData };
}
