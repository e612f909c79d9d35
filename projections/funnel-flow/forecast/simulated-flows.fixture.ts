import { type StreamName, streamName } from '#kernel';
import { type PipelineStep, type PipelineTruth, simulatePipeline } from '#simulation';
import { type Flow, historyOf, type Point } from '../flow.ts';
import { DAY } from './pipeline.ts';

/** Day 0 of simulated pipelines: 2025-01-01T00:00:00Z. */
export const DAY_0 = Date.UTC(2025, 0, 1);

/** A pipeline of the stages of `simple@1`, with everything that makes forecasting hard in moderation. */
export const PIPELINE: PipelineTruth = {
  days: 760,
  entriesPerMonth: 20,
  stages: [
    {
      stage: 'PROSPECTING',
      rate: 0.55,
      drift: 0.9,
      on: { medianDays: 12, sigma: 0.7 },
      lost: { medianDays: 20, sigma: 0.8 },
    },
    {
      stage: 'ENGAGING',
      rate: 0.5,
      drift: 0.9,
      on: { medianDays: 25, sigma: 0.6 },
      lost: { medianDays: 35, sigma: 0.8 },
    },
  ],
  value: { median: 200_000, sigma: 0.5 },
  haggling: { median: 0.97, sigma: 0.1 },
  late: { share: 0.3, meanDays: 4 },
};

/** The flows of a simulated pipeline, values in hundredths of CNY. */
export function simulatedFlows(truth: PipelineTruth, seed: string): ReadonlyMap<string, Flow> {
  return new Map(
    simulatePipeline(truth, seed).map((steps, n): [StreamName, Flow] => [
      streamName('opportunity', `o-${n}`),
      {
        stream: streamName('opportunity', `o-${n}`),
        customer: `c-${n}`,
        points: historyOf(pointsOf(steps)),
        acts: historyOf([]),
        dates: historyOf([]),
      },
    ]),
  );
}

function pointsOf(steps: readonly PipelineStep[]): readonly Point[] {
  return steps.map(
    ({ day, recorded, status, stage, value }): Point => ({
      at: DAY_0 + Math.round(day * DAY),
      from: DAY_0 + Math.round(recorded * DAY),
      until: Number.POSITIVE_INFINITY,
      status,
      stage,
      model: 'simple@1',
      currency: 'CNY',
      units: 100n * BigInt(value),
      dimensions: {},
      episode: 1,
    }),
  );
}
