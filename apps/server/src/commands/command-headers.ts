import type { IncomingHttpHeaders } from 'node:http';
import { isCommandId } from '#kernel';
import { invalid, type Problem } from '../problem/problem.ts';

/** `Idempotency-Key`: the command's id. The draft standard puts it in quotes; both are taken. */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const bare = typeof key === 'string' ? key.replace(/^"(.*)"$/, '$1') : '';
  if (isCommandId(bare)) return bare;
  throw badHeader('idempotency-key', {
    zh: 'Idempotency-Key 须为 1 到 128 个字符：A–Z a–z 0–9 . _ : ~ -',
    en: 'Write Idempotency-Key as 1 to 128 characters of A–Z a–z 0–9 . _ : ~ -',
  });
}

/** `If-Match`: the revision that the command must be decided on. */
export function expectedRevisionOf(headers: IncomingHttpHeaders): number | undefined {
  const match = headers['if-match'];
  if (match === undefined) return undefined;
  const [, revision] = /^"(-1|0|[1-9]\d{0,14})"$/.exec(match.trim()) ?? [];
  if (revision !== undefined) return Number(revision);
  throw badHeader('if-match', {
    zh: 'If-Match 须为一个版本号，带引号，如 "3"，即此前答复的 ETag',
    en: 'Write If-Match as one revision in quotes, such as "3": the ETag of an earlier answer',
  });
}

/** What the request belongs to, as its sender names it. */
export function correlationOf(headers: IncomingHttpHeaders): string | undefined {
  const id = headers['x-correlation-id'];
  if (id === undefined || isCommandId(id)) return id;
  throw badHeader('x-correlation-id', {
    zh: 'X-Correlation-Id 须为 1 到 128 个字符：A–Z a–z 0–9 . _ : ~ -',
    en: 'Write X-Correlation-Id as 1 to 128 characters of A–Z a–z 0–9 . _ : ~ -',
  });
}

function badHeader(code: string, message: { readonly zh: string; readonly en: string }): Problem {
  return invalid('', code, message);
}
