import { dealershipSamples } from './dealership-samples.fixture.ts';
import { opportunitySamples } from './opportunity-samples.fixture.ts';
import { planningSamples } from './planning-samples.fixture.ts';

/** By command: data that fills every field, as the domain writes it. */
export const samples: Readonly<Record<string, object>> = {
  ...opportunitySamples,
  ...dealershipSamples,
  ...planningSamples,
};
