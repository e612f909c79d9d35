import { type AuditFilters, LARGEST_SAMPLE, QuestionRefused, STRATA, type Stratification } from '#engine';
import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { visibleTo } from '../security/visible-to.ts';
import { COUNT, INSTANT, listOf, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { SAMPLED } from './audit-explain.operation.ts';
import { auditFilters } from './audit-filters.ts';
import { asOf, oneOf, text, wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends AuditFilters {
  readonly seed?: string;
  readonly size?: number;
  readonly stratify?: Stratification;
  readonly asOf?: Instant;
}

export const auditSampleOperation: QueryOperation = {
  name: 'auditSample',
  right: 'audit',
  path: '/v1/audit/sample',
  summary: {
    zh: '可重现的抽样：按 SHA-256(种子:事件编号) 取最小的若干事件，并给出总体大小',
    en: 'A sample that anybody can draw again: the events with the lowest SHA-256 of <seed>:<event id>, of how many',
  },
  parameters: [
    { ...text('seed', 'any text; the same one draws the same sample'), isRequired: true },
    {
      ...wholeNumber('size', 'how many events', 0),
      schema: { type: 'integer', minimum: 1, maximum: LARGEST_SAMPLE },
      isRequired: true,
    },
    oneOf('stratify', 'by what the sample is divided, each part in proportion to its events', STRATA),
    ...auditFilters,
    asOf,
  ],
  answer: [
    'Sample',
    objectOf({
      seed: TEXT,
      size: COUNT,
      population: COUNT,
      to: INSTANT,
      stratify: orNull(TEXT),
      strata: listOf(objectOf({ key: TEXT, population: COUNT, size: COUNT })),
      events: listOf(SAMPLED),
      position: TEXT,
      settled: YES,
    }),
  ],
  ask({ engine, bus, grant, reader, given }) {
    const { seed, size, ...filters } = given as Given;
    if (seed === undefined)
      throw new QuestionRefused({
        zh: '缺少 seed：请写任意文字，并保存它',
        en: 'seed is missing: write any text, and keep it',
      });
    if (size === undefined)
      throw new QuestionRefused({
        zh: '缺少 size：请写要抽取多少事件',
        en: 'size is missing: write how many events are to be drawn',
      });
    const visible = visibleTo(grant.scope, engine);
    return bus.execute(new Ask('sample', { ...filters, seed, size, visible }).by(reader));
  },
};
