import { type Money, minorUnits, parseMoney } from '#kernel';
import { type Form, Formed } from './form.ts';

const anyMoney: Form = {
  code: 'money',
  message: {
    zh: '金额须写作 {"amount":"1234.50","currency":"CNY"}：amount 为字符串，小数位不超过该货币的规定，currency 为 ISO 4217 代码',
    en: 'Write money as {"amount":"1234.50","currency":"CNY"}: amount a string with no more decimals than the currency has, currency an ISO 4217 code',
  },
  fault(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    if (Object.keys(value).some((name) => name !== 'amount' && name !== 'currency')) return '';
    const { amount, currency } = value as Partial<Money>;
    if (typeof amount !== 'string') return '/amount';
    if (typeof currency !== 'string' || !parseMoney('0', currency)) return '/currency';
    return parseMoney(amount, currency) ? undefined : '/amount';
  },
  read: (value) => parseMoney((value as Money).amount, (value as Money).currency),
};

const moneyFromZero: Form = {
  ...anyMoney,
  code: 'money-not-negative',
  message: {
    zh: `${anyMoney.message.zh}，不得为负`,
    en: `${anyMoney.message.en}, and not negative`,
  },
  fault(value) {
    const fault = anyMoney.fault(value);
    if (fault !== undefined) return fault;
    return minorUnits(anyMoney.read?.(value) as Money) < 0n ? '/amount' : undefined;
  },
};

/** `{amount, currency}`, read with exactly the decimals of its currency. It may be negative, as refunds are. */
export const IsMoney = () => Formed(anyMoney);
/** Money of zero or more. */
export const IsPrice = () => Formed(moneyFromZero);
