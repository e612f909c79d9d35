export * from './context.fixture.ts';
export * from './describe-command.fixture.ts';
export * from './recorded.fixture.ts';
