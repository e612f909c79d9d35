import { type Form, Formed } from './form.ts';
import { aggregateId } from './id.ts';
import { code, label } from './text.ts';

const MOST = 1000;

/** A list of at most 1,000 values of one form. */
export function listForm(item: Form): Form {
  return {
    code: `list-of-${item.code}`,
    message: {
      zh: `须为列表，至多 ${MOST} 项；每项：${item.message.zh}`,
      en: `Write a list of at most ${MOST} items; of each: ${item.message.en}`,
    },
    schema: { type: 'array', maxItems: MOST, items: item.schema },
    fault(value) {
      if (!Array.isArray(value) || value.length > MOST) return '';
      for (const [n, member] of value.entries()) {
        const fault = item.fault(member);
        if (fault !== undefined) return `/${n}${fault}`;
      }
      return undefined;
    },
    read: (value) => (value as unknown[]).map((member) => (item.read ? item.read(member) : member)),
  };
}

export const IsIdList = () => Formed(listForm(aggregateId));
export const IsLabelList = () => Formed(listForm(label));
/** Words of a dictionary. */
export const IsCodeList = () => Formed(listForm(code));
