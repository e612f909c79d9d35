import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Service, serve } from '../../support/dealtrail.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

/** What a page or a style sheet loads: by tags, by `url()`, by `@import`; what stands in it as data is not loaded. */
function loadedBy(text: string): readonly string[] {
  const places = [
    /<(?:script|img|link|iframe|use|image)\b[^>]*?\s(?:src|href|xlink:href)\s*=\s*["']?([^"'\s>]+)/gi,
    /url\(\s*["']?([^"')\s]+)/gi,
    /@import\s+["']([^"']+)/gi,
  ];
  const named = places.flatMap((place) => [...text.matchAll(place)].map(([, name]) => name as string));
  return named.filter((name) => !/^(data:|#)/.test(name));
}

/** Where a browser that holds to the answer may load anything from. */
function allowedBy(answer: Response): ReadonlyMap<string, readonly string[]> {
  const rules = (answer.headers.get('content-security-policy') ?? '').split(';').map((rule) => {
    const [name = '', ...sources] = rule.trim().split(/\s+/);
    return [name, sources] as const;
  });
  return new Map(rules);
}

describe('the documentation', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;

  beforeAll(async () => {
    service = await serve(['--data', data]);
  });
  afterAll(async () => {
    expect(await service.stop()).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('not foreseen') });
  });

  it.each(['/docs', '/docs/'])('at %s is read without any other host', async (path) => {
    const left = [new URL(path, service.url)];
    const types = new Map<string, string>();
    for (let url = left.pop(); url; url = left.pop()) {
      if (types.has(url.href)) continue;
      expect(url.origin).toBe(service.url);
      const answer = await fetch(url);
      const type = (answer.headers.get('content-type') ?? '').split(';')[0] as string;
      expect([url.href, answer.status]).toEqual([url.href, 200]);
      types.set(url.href, type);

      const allowed = allowedBy(answer);
      expect(allowed.get('default-src')).toEqual(["'self'"]);
      expect([...allowed.keys()].filter((name) => /^(script|connect|frame|font|worker)-src/.test(name))).toEqual([]);
      const sources = new Set([...allowed.values()].flat());
      expect([...sources].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", 'data:']);

      const text = await answer.text();
      if (type !== 'text/html' && type !== 'text/css') continue;
      // A script that stands in the page would not run.
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>\s*[^<\s]/i);
      left.push(...loadedBy(text).map((name) => new URL(name, answer.url)));
    }
    expect([...types.values()].filter((type) => type.endsWith('javascript'))).toHaveLength(3);
    expect([...types.values()]).toContain('text/css');
  });

  it('shows the document of this service, and asks nobody whether it is valid', async () => {
    const script = await (await fetch(`${service.url}/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('/v1/opportunities/{id}/place-order');
    expect(script).toContain('"validatorUrl": null');
    expect(script).not.toMatch(/https?:\/\//);
  });

  it.each(['nothing.css', '%2e%2e%2fpackage.json', '..%5cx.js', 'a%00.js', `${'x'.repeat(255)}.js`, 'package.json'])(
    'has no file by the name %s',
    async (name) => {
      const { status, body } = await service.get(`/docs/${name}`);
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});
