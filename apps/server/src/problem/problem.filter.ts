import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Logger, placeOf } from '../operations/logger.ts';
import { problemOf } from './problem-of.ts';
import { sendProblem } from './send-problem.ts';

/** Every failure as problem+json; where what was not foreseen went wrong is told to the log alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const problem = problemOf(error);
    if (problem.code === 'internal') {
      this.logger.error({ correlation: request.correlation, ...placeOf(error) }, 'not foreseen');
    }
    if (!reply.sent) void sendProblem(request, reply, problem);
  }
}
