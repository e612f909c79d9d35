import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '#access';
import { correlationOf } from './commands/command-headers.ts';
import type { Logger } from './operations/logger.ts';
import type { Metrics } from './operations/metrics.ts';
import type { ServiceState } from './operations/service-state.ts';
import { Problem } from './problem/problem.ts';
import { problemOf } from './problem/problem-of.ts';
import { sendProblem } from './problem/send-problem.ts';
import { rateLimit } from './security/rate-limit.ts';
import { setSecurityHeaders } from './security/security-headers.ts';
import type { Settings } from './settings.ts';

export interface Around {
  readonly authenticator: Authenticator;
  readonly state: ServiceState;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly settings: Settings;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Names the request in answers and logs. */
    correlation: string;
  }
}

/** Open to everybody: whether the service lives, and how it is asked. */
const OPEN = /^\/(health(\/(live|ready))?|openapi\.json|docs(\/.*)?)?$/;
/** Open, and more is told to some: a credential that is none, or cannot be verified now, is no hindrance there. */
const TELLS_SOME_MORE = /^\/(health(\/ready)?)?$/;
const PAGES = /^\/docs(\/|$)/;
/** What the documentation consists of: no other name is looked for on the disk. */
const PARTS_OF_PAGES = /^\/docs(\/|\/[a-z0-9-]{1,64}(\.[a-z0-9]{1,8})?\.(html|css|js|map|png))?$/;
/** Answered to the end of the service's life. */
const UNTIL_THE_END = /^\/health\/live$/;

/** What happens around every request: who asks, may it go on now, what is told of it afterwards. */
export function addRequestHooks(instance: FastifyInstance, around: Around): void {
  const { authenticator, state, metrics, logger, settings } = around;
  const { requestsPerSecond } = settings;
  const waitOf = rateLimit({ perSecond: requestsPerSecond, burst: 2 * requestsPerSecond }, () => performance.now());
  instance.decorateRequest('identity', null);
  instance.decorateRequest('correlation', '');

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const path = request.url.split('?', 1)[0] as string;
    setSecurityHeaders(reply, PAGES.test(path));
    request.correlation = correlationOf(request.headers) ?? randomUUID();
    reply.header('x-correlation-id', request.correlation);
    if (state.stopping.aborted && !UNTIL_THE_END.test(path)) {
      reply.header('connection', 'close');
      throw new Problem('stopping');
    }
    if (PAGES.test(path) && !PARTS_OF_PAGES.test(path)) throw new Problem('not-found');
    if (TELLS_SOME_MORE.test(path)) {
      request.identity = await authenticator.authenticate(request.headers).catch(() => null);
    }
    if (OPEN.test(path)) return;
    request.identity = await authenticator.authenticate(request.headers);
    const seconds = waitOf(request.identity.id);
    if (seconds > 0) throw new Problem('too-many-requests', { retryAfter: seconds });
  }

  instance.addHook('onRequest', async (request, reply) => {
    // Also where the client leaves before it is answered.
    reply.raw.once('close', state.begin());
    try {
      await admit(request, reply);
    } catch (error) {
      return sendProblem(request, reply, problemOf(error));
    }
  });
  instance.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method, correlation } = request;
    metrics.request(method, route, reply.statusCode);
    if (logger.isLevelEnabled('info')) {
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      logger.info({ correlation, method, route, status: reply.statusCode, ms }, 'answered');
    }
  });
}
