export * from './ask-funnel-snapshot.ts';
export * from './domain.ts';
export * from './errors.ts';
export * from './locations.ts';
export * from './open-engine.ts';
export * from './position-token.ts';
export * from './query-time.ts';
export * from './run-import.ts';
