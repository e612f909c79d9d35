import { describe, expect, it } from '@jest/globals';
import type { Language } from '#kernel';
import { readableAmount } from './readable-amount.ts';

describe('an amount as a person reads it', () => {
  it.each<[string, string, Language, string]>([
    ['1000000.00', 'CNY', 'zh', '100万'],
    ['250000.00', 'CNY', 'zh', '25万'],
    ['245000.00', 'CNY', 'zh', '24.5万'],
    ['14400000.00', 'CNY', 'zh', '1,440万'],
    ['-250000.00', 'CNY', 'zh', '-25万'],
    ['249999.99', 'CNY', 'zh', '249,999.99元'],
    ['250001.00', 'CNY', 'zh', '250,001元'],
    ['9999.00', 'CNY', 'zh', '9,999元'],
    ['0.00', 'CNY', 'zh', '0元'],
    ['1000000.00', 'USD', 'zh', '1,000,000 USD'],
    ['1000000.00', 'CNY', 'en', '1,000,000 CNY'],
    ['249999.90', 'CNY', 'en', '249,999.90 CNY'],
    ['-5', 'JPY', 'en', '-5 JPY'],
  ])('%s %s is in %s %s', (amount, currency, lang, text) => {
    expect(readableAmount({ amount, currency }, lang)).toBe(text);
  });
});
