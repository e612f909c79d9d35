export * from './ask.ts';
export type { Faults } from './background.ts';
export * from './dealtrail.module.ts';
export * from './engine.token.ts';
export * from './questions.ts';
export * from './send.ts';
