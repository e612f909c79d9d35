export * from './failing-where.ts';
