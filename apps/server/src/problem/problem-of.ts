import { HttpException } from '@nestjs/common';
import { AccessRefused } from '#access';
import { NothingKnown, QuestionRefused } from '#engine';
import { Problem } from './problem.ts';
import { isProblemCode, type ProblemCode } from './problem-kinds.ts';

/** What Nest and Fastify refuse before anything of ours is asked. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid',
  404: 'not-found',
  408: 'invalid',
  413: 'too-large',
  414: 'invalid',
  415: 'unsupported-type',
  431: 'invalid',
};

/** Errors of the libraries whose message was written for whoever asks. */
const TOLD: ReadonlySet<string> = new Set(['stage-model-needed', 'unauthenticated', 'actor-refused']);

/** What any error means to whoever asked. What is not foreseen says nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message, statusCode } = error as { code?: unknown; message: string; statusCode?: unknown };
  if (error instanceof AccessRefused) {
    const { refused: _, ...refusal } = error.refusal;
    return new Problem('forbidden', refusal);
  }
  if (error instanceof NothingKnown) return new Problem('not-found', { detail: error.text ?? asIs(message) });
  if (error instanceof QuestionRefused) return new Problem('question-refused', { detail: error.text ?? asIs(message) });
  if (error instanceof HttpException) return new Problem(BY_STATUS[error.getStatus()] ?? 'internal');
  if (code === 'unknown-command' || code === 'unknown-projection') return new Problem('not-found');
  if (isProblemCode(code)) return new Problem(code, TOLD.has(code) ? { detail: asIs(message) } : {});
  if (typeof statusCode === 'number' && statusCode < 500) return new Problem(BY_STATUS[statusCode] ?? 'invalid');
  return new Problem('internal');
}

/** Most questions are explained in English; the title says in both languages what kind of fault it is. */
function asIs(message: string) {
  return { zh: message, en: message };
}
