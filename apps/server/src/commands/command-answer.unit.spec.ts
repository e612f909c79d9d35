import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access';
import type { Outcome } from '#command';
import type { StreamName } from '#kernel';
import { bodyOf, Problem } from '../problem/problem.ts';
import { answerOf } from './command-answer.ts';

const conflict = (reason: 'revision' | 'command-id-reused'): Outcome => ({
  outcome: 'conflict',
  reason,
  stream: 'opportunity-o-1' as StreamName,
  actual: 4,
});

function problemOf(outcome: Outcome, isConditional: boolean): Problem {
  try {
    answerOf(outcome, {} as Grant, '', isConditional);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('it was answered');
}

describe('a command that somebody else was faster than', () => {
  it.each([
    ['revision', false, 409, 'revision'],
    ['revision', true, 412, 'revision-not-met'],
    ['command-id-reused', false, 409, 'command-id-reused'],
    ['command-id-reused', true, 409, 'command-id-reused'],
  ] as const)('for %s, conditional: %s, is answered %i %s in both languages', (reason, isConditional, status, code) => {
    const problem = problemOf(conflict(reason), isConditional);
    const [zh, en] = (['zh', 'en'] as const).map((language) => bodyOf(problem, language).body);
    expect([zh, en]).toMatchObject([
      { status, code, title: expect.stringMatching(/\p{Script=Han}/u) },
      { status, code, title: expect.stringMatching(/^[A-Z][a-z]/) },
    ]);
    expect(zh?.actual).toBe(reason === 'revision' ? 4 : undefined);
  });
});
