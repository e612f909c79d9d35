import type { StageModelId } from './csv-map.ts';

/** Stages of the models that a table of rows can be imported into, in order. */
export const STAGES: Readonly<Record<StageModelId, readonly string[]>> = {
  dealer: ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'],
  simple: ['PROSPECTING', 'ENGAGING'],
};
