export * from './aalen-johansen.ts';
export * from './attribution.ts';
export * from './incidence-tail.ts';
export * from './interval.ts';
export * from './jeffreys-interval.ts';
export * from './kaplan-meier.ts';
export * from './kitagawa.ts';
export * from './wilson-interval.ts';
