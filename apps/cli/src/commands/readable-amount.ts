import type { Language, Money } from '#kernel';

const WAN = 10_000n;

/**
 * An amount as a person reads it, exactly: `1,000,000 CNY`, `249,999.99 CNY`; of yuan in Chinese by ten thousands where
 * that is shorter: `100万`, `24.5万`.
 */
export function readableAmount({ amount, currency }: Money, lang: Language): string {
  const [, sign = '', whole = '', parts = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const fraction = /^0*$/.test(parts) ? '' : `.${parts}`;
  if (lang === 'zh' && currency === 'CNY') {
    const units = BigInt(whole);
    const isShorter = fraction === '' && units >= WAN && units % 100n === 0n;
    if (isShorter) {
      const rest = String(units % WAN)
        .padStart(4, '0')
        .replace(/0+$/, '');
      return `${sign}${grouped(String(units / WAN))}${rest === '' ? '' : `.${rest}`}万`;
    }
    return `${sign}${grouped(whole)}${fraction}元`;
  }
  return `${sign}${grouped(whole)}${fraction} ${currency}`;
}

/** Digits in threes. */
export function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
