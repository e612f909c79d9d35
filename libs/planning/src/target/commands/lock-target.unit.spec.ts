import { describeCommand } from '#kernel/testing';
import { lockTarget } from './lock-target.ts';
import { locked, set } from './target-cases.fixture.ts';

describeCommand(lockTarget, {}, [
  { name: 'a target', given: [set], input: {}, gives: [locked] },
  { name: 'twice', given: [set, locked], input: {}, gives: { refused: 'target-locked', evidence: [1] } },
  { name: 'nothing', input: {}, gives: { refused: 'target-exists', evidence: [] } },
]);
