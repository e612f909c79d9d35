import { type Money, minorUnits, parseMoney } from '#kernel';
import type { JsonSchema } from '../json-schema.ts';
import { type Form, Formed } from './form.ts';

/** How many decimals there may be depends on the currency: no schema can say it. */
function moneySchema(amount: string): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['amount', 'currency'],
    properties: {
      amount: { type: 'string', pattern: amount, examples: ['1234.50'] },
      currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217', examples: ['CNY'] },
    },
  };
}

const anyMoney: Form = {
  code: 'money',
  message: {
    zh: '金额须写作 {"amount":"1234.50","currency":"CNY"}：amount 为字符串，小数位不超过该货币的规定，currency 为 ISO 4217 代码',
    en: 'Write money as {"amount":"1234.50","currency":"CNY"}: amount a string with no more decimals than the currency has, currency an ISO 4217 code',
  },
  schema: moneySchema('^-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,4})?$'),
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

/** So many deals that sums of all nodes stay exact. */
const MOST_COUNTED = 1_000_000_000;

const moneyFromZero: Form = {
  ...anyMoney,
  code: 'money-not-negative',
  schema: moneySchema('^(?:-?0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,4})?$'),
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

const targetValue: Form = {
  code: 'target-value',
  message: {
    zh: `须为不小于 0 的整数，或金额。${moneyFromZero.message.zh}`,
    en: `Write a whole number of 0 or more, or money. ${moneyFromZero.message.en}`,
  },
  schema: { anyOf: [{ type: 'integer', minimum: 0, maximum: MOST_COUNTED }, moneyFromZero.schema] },
  fault(value) {
    if (typeof value !== 'number') return moneyFromZero.fault(value);
    return Number.isSafeInteger(value) && value >= 0 && value <= MOST_COUNTED ? undefined : '';
  },
  read: (value) => (typeof value === 'number' ? value : moneyFromZero.read?.(value)),
};

/** What a target comes to: money, or a number of deals. */
export const IsTargetValue = () => Formed(targetValue);
