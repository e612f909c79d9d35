import { expect, it } from '@jest/globals';
import { EventRefused } from '#event-store';
import { textOf } from './error-text.ts';

it('tells readers of Chinese every reason for which a store takes no event', () => {
  const { zh } = textOf(new EventRefused('event c-1.0 is used by another event', '/0/id'));
  for (const reason of ['内容过大', '不是有效的 JSON', '编号已另有所用', 'event c-1.0 is used by another event']) {
    expect(zh).toContain(reason);
  }
});
