import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const STATUS: Readonly<Record<string, number>> = {
  'question-refused': 400,
  'stage-model-needed': 400,
  'not-ready': 503,
  'view-behind': 503,
  'view-damaged': 503,
  'view-unavailable': 503,
  'projection-stopped': 503,
  'projector-busy': 503,
  'lease-lost': 503,
  'store-unavailable': 503,
  'key-store-unavailable': 503,
};

/** What Nest and Fastify refuse before the engine is asked. */
const CODE: Readonly<Record<number, string>> = { 400: 'invalid', 404: 'not-found', 413: 'too-large', 415: 'invalid' };

/** Every failure as RFC 9457 problem+json. What is not foreseen says nothing of its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { code: own = 'internal', message } = error as { readonly code?: string; readonly message: string };
    const status = error instanceof HttpException ? error.getStatus() : (STATUS[own] ?? 500);
    const code = error instanceof HttpException ? (CODE[status] ?? 'internal') : own;
    const detail = status === 500 ? 'The request could not be answered.' : message;
    if (status === 503) void reply.header('retry-after', '1');
    void reply
      .status(status)
      .header('content-type', 'application/problem+json')
      .send({ type: 'about:blank', status, code, detail });
  }
}
