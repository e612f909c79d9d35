export { type Calibration, calibration } from './calibration.ts';
export { type Corpus, type CorpusOptions, type CorpusTruth, plantedCorpus } from './corpus/corpus.ts';
export type { PlantedViolation } from './corpus/planted-violation.ts';
export { type Simulation, type SimulationOptions, simulate, type Truth } from './simulate.ts';
export type { Violation } from './slips.ts';
export type { TimedCommand } from './timed-command.ts';
export type { CountedFunnel } from './truth.ts';
