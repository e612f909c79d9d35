import { describe, expect, it } from '@jest/globals';
import { v5 } from 'uuid';
import { breachStream } from './obligation-breached.ts';

describe('the stream of a breach', () => {
  it('is named by UUIDv5 of the obligation alone', () => {
    const name = 'weekly-demand:outlet-1:2026-11-25';
    const id = v5(`["obligation","${name}"]`, '2057a0bc-fe83-5809-82ab-33ca13719274');
    expect(breachStream(name)).toBe(`obligation-${id}`);
  });
});
