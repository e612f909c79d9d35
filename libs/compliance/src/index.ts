export { catalogue } from './catalogue.ts';
export * from './history.ts';
export * from './judge-opportunity.ts';
export * from './parameters.ts';
export * from './point.ts';
export * from './rule.ts';
export * from './rule-book.ts';
export * from './verdict.ts';
export * from './work-calendar.ts';
