import { seededRandom } from './random.ts';

/** A time that two thirds of are within a factor e^sigma of the median. */
export interface Lasting {
  readonly medianDays: number;
  readonly sigma: number;
}

/** What is true of one stage. */
export interface StageTruth {
  readonly stage: string;
  /** Of those that enter it, the share that goes on; on the first day. */
  readonly rate: number;
  /** What the rate becomes within a year, as a factor: 1 for none. */
  readonly drift: number;
  /** How long it takes who goes on, and who is lost. */
  readonly on: Lasting;
  readonly lost: Lasting;
}

/** A pipeline of opportunities of which everything is known. */
export interface PipelineTruth {
  readonly days: number;
  readonly entriesPerMonth: number;
  /** In their order; whoever goes on from the last one is won. */
  readonly stages: readonly StageTruth[];
  readonly value: { readonly median: number; readonly sigma: number };
  /** The value at the win, as a factor of the first one. */
  readonly haggling: { readonly median: number; readonly sigma: number };
  /** The share of what happens that is recorded late, and by how much on the average. */
  readonly late: { readonly share: number; readonly meanDays: number };
}

/** Where an opportunity stood from a day on, and the day it was recorded: from the beginning of the simulation, with fractions. */
export interface PipelineStep {
  readonly day: number;
  readonly recorded: number;
  readonly status: 'open' | 'won' | 'lost';
  readonly stage: string;
  /** Whole. */
  readonly value: number;
}

/** Opportunities by what is true of them, each with its steps; the same for the same seed, for ever. */
export function simulatePipeline(truth: PipelineTruth, seed: string): readonly (readonly PipelineStep[])[] {
  const random = seededRandom(seed);
  const count = Math.round((truth.entriesPerMonth * truth.days) / 30);
  return Array.from({ length: count }, () => {
    const steps: PipelineStep[] = [];
    let value = Math.round(random.spread(truth.value.median, truth.value.sigma));
    const step = (day: number, status: PipelineStep['status'], stage: string) => {
      const { share, meanDays } = truth.late;
      const late = random.chance(share) ? -meanDays * Math.log(1 - random.unit()) : 0;
      // Nothing of an opportunity is recorded before what came before it.
      steps.push({ day, recorded: Math.max(day + late, steps.at(-1)?.recorded ?? day), status, stage, value });
    };
    let day = random.unit() * truth.days;
    for (const { stage, rate, drift, on, lost } of truth.stages) {
      step(day, 'open', stage);
      const goesOn = random.chance(Math.min(1, rate * drift ** (day / 365)));
      const { medianDays, sigma } = goesOn ? on : lost;
      day += random.spread(medianDays, sigma);
      if (!goesOn) {
        step(day, 'lost', stage);
        return steps;
      }
    }
    value = Math.round(value * random.spread(truth.haggling.median, truth.haggling.sigma));
    step(day, 'won', truth.stages.at(-1)!.stage);
    return steps;
  });
}
