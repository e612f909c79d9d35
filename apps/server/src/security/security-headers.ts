import type { FastifyReply } from 'fastify';

const OF_DATA = "default-src 'none'; frame-ancestors 'none'";
/** Pages come from this service alone; the documentation's styles are in line. */
const OF_PAGES =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

/** What keeps a browser from doing with an answer what it was not meant for. */
export function setSecurityHeaders(reply: FastifyReply, isPage: boolean): void {
  reply.headers({
    'content-security-policy': isPage ? OF_PAGES : OF_DATA,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(!isPage && { 'cache-control': 'no-store' }),
  });
}
