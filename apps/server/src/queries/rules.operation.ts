import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { INSTANT, listOf, OBJECT, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { asOf, effectiveAt, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly stageModel?: string;
}

export const rulesOperation: QueryOperation = {
  name: 'rules',
  right: 'compliance',
  path: '/v1/compliance/rules',
  summary: { zh: '任意时刻的规则与生效版本', en: 'Every rule, and the version that puts it in force, at any instant' },
  parameters: [asOf, effectiveAt, text('stageModel', 'for opportunities of this stage model; default: dealer')],
  answer: [
    'Rules',
    objectOf({
      asOf: INSTANT,
      effectiveAt: INSTANT,
      stageModel: TEXT,
      rules: listOf(
        objectOf({
          rule: TEXT,
          kind: TEXT,
          seed: TEXT,
          parameters: OBJECT,
          message: orNull(ref('Text')),
          remedy: orNull(ref('Text')),
          inForce: orNull(objectOf({ ruleVersion: TEXT, issuer: TEXT, waivable: YES })),
        }),
      ),
      position: TEXT,
      settled: YES,
    }),
  ],
  ask: ({ bus, given }) => bus.execute(new Ask('rules', given as Given)),
};
