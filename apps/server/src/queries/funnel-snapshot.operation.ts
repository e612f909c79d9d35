import type { Grant } from '#access';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INCOMPLETE, INSTANT, listOf, objectOf, ref, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf, effectiveAt, list, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

const STOCK = {
  entered: COUNT,
  open: ref('Tally'),
  won: ref('Tally'),
  lost: ref('Tally'),
  stages: listOf({ allOf: [ref('Tally'), objectOf({ stage: TEXT })] }),
};

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly stageModel?: string;
}

export const funnelSnapshotOperation: QueryOperation = {
  name: 'funnelSnapshot',
  right: 'funnel',
  path: '/v1/funnel/snapshot',
  summary: {
    zh: '任意时刻的漏斗：各阶段存量、赢单与输单',
    en: 'The funnel at any instant: open by stage, won and lost',
  },
  parameters: [
    asOf,
    effectiveAt,
    text('by', 'group by a dimension: outlet, team, consultant, product, …'),
    text('stageModel', 'id@version, where there are several'),
    list('where', 'only these, as dimension=value; the same dimension again: either value'),
  ],
  answer: [
    'FunnelSnapshot',
    objectOf({
      stageModel: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      definitionId: TEXT,
      ...STOCK,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...STOCK })),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask: ({ bus, grant, reader, given }) =>
    bus.execute(new Ask('funnelSnapshot', snapshotAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function snapshotAsked({ where, ...question }: Given, { scope, seesPersonalData }: Grant) {
  return { ...question, ...askedRows(scope, where), mayName: seesPersonalData };
}
