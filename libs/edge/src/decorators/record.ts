import { pointerTo } from '../pointer-to.ts';
import { type Form, Formed } from './form.ts';
import { jsonObject } from './nested.ts';
import { label } from './text.ts';

const MOST = 100;

/** An object of at most 100 members whose names fit a pattern and whose values have one form. */
function recordForm(code: string, message: Form['message'], name: RegExp, value?: Form): Form {
  return {
    code,
    message,
    schema: {
      type: 'object',
      maxProperties: MOST,
      propertyNames: { pattern: name.source },
      ...(value && { additionalProperties: value.schema }),
    },
    fault(record) {
      if (jsonObject.fault(record) !== undefined) return '';
      const members = Object.entries(record as object);
      if (members.length > MOST) return '';
      for (const [key, member] of members) {
        if (!name.test(key) || value?.fault(member) !== undefined) return pointerTo('', key);
      }
      return undefined;
    },
  };
}

const dimensions = recordForm(
  'dimensions',
  {
    zh: `维度须为对象，至多 ${MOST} 项：名称为字母开头的字母、数字、下划线；值为非空白文字，至多 200 个字符；不得含个人信息`,
    en: `Write dimensions as an object of at most ${MOST}: names of letters, digits and _ that begin with a letter, values texts of at most 200 characters that are not blank; nothing of a person`,
  },
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
  label,
);

/** RFC 6901 of a field; no segment is a name that the language reserves. */
const POINTER = /^(\/(?!(__proto__|constructor|prototype)(\/|$))[A-Za-z0-9_]{1,64}){1,8}$/;

const corrections = recordForm(
  'corrections',
  {
    zh: `更正须写作 {"/字段指针": 新值}，至多 ${MOST} 项，如 {"/customer/phone": "…"}`,
    en: `Write corrections as {"/pointer/to/field": new value}, at most ${MOST}, such as {"/customer/phone": "…"}`,
  },
  POINTER,
);

const pointers: Form = {
  code: 'pointers',
  message: {
    zh: `须为字段指针的列表，至多 ${MOST} 项，如 ["/visitId"]；[""] 表示撤销整个事件`,
    en: `Write a list of at most ${MOST} pointers to fields, such as ["/visitId"]; [""] takes back the whole event`,
  },
  schema: { type: 'array', maxItems: MOST, items: { type: 'string' } },
  fault(value) {
    if (!Array.isArray(value) || value.length > MOST) return '';
    const wrong = value.findIndex((one) => one !== '' && (typeof one !== 'string' || !POINTER.test(one)));
    return wrong < 0 ? undefined : `/${wrong}`;
  },
};

/** Names and values by which opportunities are counted, never personal. */
export const IsDimensions = () => Formed(dimensions);
/** New values by RFC 6901 pointer. */
export const IsCorrections = () => Formed(corrections);
/** RFC 6901 pointers; "" is the whole. */
export const IsPointerList = () => Formed(pointers);
