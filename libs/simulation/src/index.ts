export { type Calibration, calibration } from './calibration.ts';
export { type Corpus, type CorpusOptions, type CorpusTruth, plantedCorpus } from './corpus/corpus.ts';
export type { PlantedViolation } from './corpus/planted-violation.ts';
export { seededRandom } from './random.ts';
export { type Simulation, type SimulationOptions, simulate, type Truth } from './simulate.ts';
export { type PipelineStep, type PipelineTruth, type StageTruth, simulatePipeline } from './simulate-pipeline.ts';
export type { Violation } from './slips.ts';
export type { TimedCommand } from './timed-command.ts';
export type { CountedFunnel } from './truth.ts';
