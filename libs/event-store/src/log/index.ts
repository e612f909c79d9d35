export * from './append-decision.ts';
export * from './copied-record.ts';
export * from './follow.ts';
export * from './limits.ts';
export * from './log-pages.ts';
export * from './new-header.ts';
export * from './read.ts';
export * from './stored-event.ts';
