import type { JsonSchema } from '#edge';
import { ref } from '../queries/answer-schemas.ts';

/** What each status of a problem says, in the document. */
const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is not as it must be',
  401: 'Nobody knows who asks',
  403: 'The asker may not do this',
  404: 'There is nothing here',
  409: 'Somebody else was first, or the Idempotency-Key stands for another command',
  412: 'The revision is not the one that If-Match names',
  413: 'The body is larger than 1 MiB',
  415: 'The body is not application/json',
  422: 'A rule does not allow it',
  429: 'Too many requests, or streams',
  503: 'It cannot be answered now; nothing was done unless the code is outcome-unknown',
};

/** Which of them say after how many seconds to come again. */
const AGAIN: ReadonlySet<number> = new Set([429, 503]);

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

/** Headers of every answer to an operation. */
const ALWAYS = { 'X-Correlation-Id': text('names the request in logs, and what it belongs to') };

export function problemResponses(statuses: readonly number[]): JsonSchema {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: PROBLEMS[status] as string,
        headers: {
          ...ALWAYS,
          ...(AGAIN.has(status) && { 'Retry-After': text('seconds') }),
          ...(status === 401 && { 'WWW-Authenticate': text('how to say who asks') }),
          ...(status === 412 && { ETag: text('the revision that there is') }),
        },
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );
}

export function response(
  description: string,
  content: readonly [type: string, schema: JsonSchema],
  headers: Readonly<Record<string, string>> = {},
): JsonSchema {
  const own = Object.entries(headers).map(([name, what]) => [name, text(what)]);
  return {
    description,
    headers: { ...ALWAYS, ...Object.fromEntries(own) },
    content: { [content[0]]: { schema: content[1] } },
  };
}
