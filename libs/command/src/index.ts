export { toEvents } from './appending.ts';
export * from './command.ts';
export * from './errors.ts';
export * from './executor.ts';
export * from './executor-options.ts';
export * from './facts.ts';
export * from './read-events.ts';
export * from './reservation-reactor.ts';
export { DEFAULT_BACKDATING_MS } from './resolve-time.ts';
