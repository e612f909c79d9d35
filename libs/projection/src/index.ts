export * from './create-projector.ts';
export * from './errors.ts';
export { foldBatch } from './fold-batch.ts';
export * from './pause.ts';
export * from './progress.ts';
export * from './projection.ts';
export * from './projector.ts';
export * from './status.ts';
