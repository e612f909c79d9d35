export * from './command.ts';
export * from './errors.ts';
export * from './executor.ts';
export * from './facts.ts';
