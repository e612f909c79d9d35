import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationRefused } from './errors.ts';
import { pathsOf } from './locations.ts';

describe('where an engine keeps things', () => {
  it('is the data folder, unless a URL says otherwise', () => {
    expect(pathsOf({ data: './d', readStore: 'sqlite:./elsewhere' })).toEqual({
      data: resolve('d'),
      events: resolve('d/events.db'),
      views: resolve('elsewhere'),
      keys: resolve('d/keys/keys.db'),
    });
  });

  it.each(['mongodb://localhost', 'sqlite:', 'events.db'])('%s is refused rather than guessed at', (url) => {
    expect(() => pathsOf({ data: 'd', eventStore: url })).toThrow(ConfigurationRefused);
  });
});
