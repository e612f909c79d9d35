import type { FastifyInstance } from 'fastify';
import { invalid } from './problem/problem.ts';

/** JSON bodies as they stand: names that the language reserves are found by the edge, with the place where they are. */
export function takeJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, JSON.parse(text as string));
    } catch {
      done(
        invalid('', 'not-json', {
          zh: '请求体不是有效的 JSON；请发送 {"data": {…}}',
          en: 'The body is not valid JSON; send {"data": {…}}',
        }),
      );
    }
  });
}
