export {
  aalenJohansen,
  type Followed,
  type Incidence,
  type IncidenceAt,
  incidenceAt,
  logLogInterval,
} from './aalen-johansen.ts';
export * from './attribution.ts';
export * from './binomial-confidence.ts';
export * from './confidence.ts';
export * from './delay-effect.ts';
export * from './exact-ratio.ts';
export * from './forecast-accuracy.ts';
export * from './incidence-tail.ts';
export * from './interval.ts';
export * from './jeffreys-interval.ts';
export * from './kaplan-meier.ts';
export * from './kitagawa.ts';
export * from './landmark-incidence.ts';
export * from './poisson-binomial.ts';
export * from './probability-scores.ts';
export * from './reverse-funnel.ts';
export * from './uncertain-draws.ts';
export * from './velocity.ts';
export * from './wilson-interval.ts';
export * from './win-amount.ts';
