export type { Backoff } from './backoff.ts';
export * from './dealtrail-client.ts';
export type { components, operations, paths } from './generated/api.ts';
export { DealtrailProblem, DealtrailUnreachable, type ProblemDocument } from './problem.ts';
export type { StreamedEvent } from './sse-parser.ts';
