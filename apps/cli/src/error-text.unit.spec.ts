import { describe, expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { EventRefused } from '#event-store';
import { textOf } from './error-text.ts';
import { codes, exitCodeOf, invalid } from './failure.ts';

const CHINESE = /\p{Script=Han}/u;
const thrown = (message: string, code?: string) => Object.assign(new Error(message), code !== undefined && { code });

describe('what an error is called', () => {
  it.each(Object.keys(codes))('%s has a sentence in Chinese before its own message', (code) => {
    const { zh, en } = textOf(thrown('the file is gone', code));
    expect(zh).toMatch(/^\p{Script=Han}.*：?.*。\n {2}the file is gone$/su);
    expect(en).toBe('the file is gone');
  });

  it('is its own text where it brings one', () => {
    expect(textOf(invalid('请写 UTC', 'write UTC'))).toEqual({ zh: '请写 UTC', en: 'write UTC' });
  });

  it('says where to look where the system refuses', () => {
    const refused = thrown("EACCES: permission denied, open '/data/x'", 'EACCES');
    expect(exitCodeOf(refused)).toBe(2);
    expect(exitCodeOf(thrown('ENOSPC: no space left on device, write', 'ENOSPC'))).toBe(6);
    expect(exitCodeOf(thrown('undefined is not a function'))).toBe(1);
    expect(textOf(refused).en).toMatch(/\/data\/x'\.\n {2}Check the path/);
    expect(textOf(refused).zh).toMatch(CHINESE);
  });

  it('leads a wrong use to --help', () => {
    const { zh, en } = textOf(new CommanderError(1, 'commander.unknownOption', "error: unknown option '--nope'"));
    expect(en).toBe("unknown option '--nope'\n  --help shows what there is.");
    expect(zh).toBe("没有这个选项：unknown option '--nope'\n  --help 查看用法。");
  });

  it('names in Chinese every reason for which a store takes no event', () => {
    const { zh } = textOf(new EventRefused('event c-1.0 is used by another event', '/0/id'));
    for (const reason of ['内容过大', '不是有效的 JSON', '编号已另有所用', 'event c-1.0 is used by another event']) {
      expect(zh).toContain(reason);
    }
  });
});
