import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INCOMPLETE, INSTANT, INTERVAL, NUMBER, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { COHORT_STAGE } from './funnel-comparison.operation.ts';
import { asOf, effectiveAt, text, time } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly remedy?: string;
  readonly to?: Instant;
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
}

const MEASURED = objectOf({
  comparison: TEXT,
  from: INSTANT,
  to: INSTANT,
  asOf: INSTANT,
  effectiveAt: INSTANT,
  ...COHORT_STAGE,
});

export const remedyEffectOperation: QueryOperation = {
  name: 'remedyEffect',
  right: 'compare',
  path: '/v1/funnel/effect',
  summary: {
    zh: '补救措施之后该阶段的变化，以及其价值',
    en: 'What has changed in a stage since its remedy, and what that is worth',
  },
  parameters: [
    text('remedy', 'id of the remedy'),
    time('to', 'the last instant at which what is measured entered; default: effectiveAt'),
    asOf,
    effectiveAt,
  ],
  answer: [
    'RemedyEffect',
    objectOf({
      remedy: objectOf({
        id: TEXT,
        plannedAt: INSTANT,
        stage: TEXT,
        lever: TEXT,
        quantity: NUMBER,
        owner: TEXT,
        due: TEXT,
      }),
      stageModel: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      horizonDays: COUNT,
      ideal: NUMBER,
      before: MEASURED,
      after: MEASURED,
      change: orNull(NUMBER),
      interval: orNull(INTERVAL),
      significant: orNull(YES),
      worth: orNull(NUMBER),
      'unsaid?': TEXT,
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { remedy = '', ...times } = given as Given;
    const asked = { remedy, ...times, ...askedRows(grant.scope), mayName: grant.seesPersonalData };
    return bus.execute(new Ask('remedyEffect', asked).by(reader));
  },
};
