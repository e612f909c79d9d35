import type { components } from './generated/api.ts';

/** What an RFC 9457 problem of the service says. */
export type ProblemDocument = components['schemas']['Problem'];

/** The service did not do what it was asked to, and says why: the rule or form that was not kept, in both languages. */
export class DealtrailProblem extends Error {
  override readonly name = 'DealtrailProblem';
  readonly code: string;
  readonly status: number;
  readonly problem: ProblemDocument;
  /** Under which a command was sent: a resend with it is done at most once. */
  readonly idempotencyKey: string | undefined;

  constructor(problem: ProblemDocument, idempotencyKey: string | undefined) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
    this.idempotencyKey = idempotencyKey;
  }
}

/**
 * The service could not be reached, however often it was tried. A command may have been done all the same: send it again
 * with this key.
 */
export class DealtrailUnreachable extends Error {
  override readonly name = 'DealtrailUnreachable';
  readonly code = 'unreachable';
  readonly idempotencyKey: string | undefined;

  constructor(cause: unknown, idempotencyKey: string | undefined) {
    super('the service could not be reached: check its address and the network, then send the same again', { cause });
    this.idempotencyKey = idempotencyKey;
  }
}

/** The problem that an answer holds; one made of its status where it holds none, as a proxy's page. */
export async function problemIn(response: Response, idempotencyKey: string | undefined): Promise<DealtrailProblem> {
  const text = await response.text();
  return new DealtrailProblem(documentIn(text) ?? unnamed(response.status), idempotencyKey);
}

function documentIn(text: string): ProblemDocument | undefined {
  try {
    const { code, status, detail } = JSON.parse(text);
    if (typeof code !== 'string' || typeof status !== 'number' || typeof detail !== 'string') return undefined;
    return JSON.parse(text) as ProblemDocument;
  } catch {
    return undefined;
  }
}

function unnamed(status: number): ProblemDocument {
  const titles = { zh: `服务答复 ${status}`, en: `The service answered ${status}` };
  return { type: 'about:blank', status, title: titles.en, titles, detail: titles.en, code: `http-${status}` };
}
