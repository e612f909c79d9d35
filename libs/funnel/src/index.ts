export * from './interval.ts';
export * from './kaplan-meier.ts';
export * from './wilson-interval.ts';
