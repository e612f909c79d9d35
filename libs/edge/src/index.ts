export * from './actor.ts';
export * from './commands/index.ts';
export * from './invalid.ts';
export * from './json-limits.ts';
export * from './parse-command-line.ts';
export * from './roles.ts';
export * from './validate-as.ts';
export * from './validate-command.ts';
