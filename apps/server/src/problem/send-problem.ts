import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel';
import { bodyOf, type Problem } from './problem.ts';

/** Answers with RFC 9457 problem+json. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { body, retryAfter } = bodyOf(problem, languageOf(request));
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  if (problem.code === 'revision-not-met') reply.header('etag', `"${problem.details.actual}"`);
  return reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
}

/** Chinese where the reader asks for it first. */
function languageOf({ headers }: FastifyRequest): Language {
  return /^\s*zh\b/i.test(headers['accept-language'] ?? '') ? 'zh' : 'en';
}
