import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Fault, JsonObject, Text } from '#kernel';
import { type Form, jsonObject } from './decorators/index.ts';
import { pointerTo } from './pointer-to.ts';

export type Validated = { readonly input: JsonObject } | { readonly errors: readonly Fault[] };

/**
 * Whether a value has the fields that a class declares, and no other.
 * @param data a value within the limits that `beyondLimits` watches
 */
export function validateAs(dto: new () => object, data: unknown): Validated {
  if (jsonObject.fault(data) !== undefined) return { errors: [noObject('')] };
  const instance = plainToInstance(dto, data as object);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    validationError: { target: false },
  });
  if (errors.length > 0) return { errors: errors.flatMap((error) => faultsOf(error, '')) };
  return { input: plain(instance) as JsonObject };
}

function faultsOf(error: ValidationError, parent: string): readonly Fault[] {
  const pointer = pointerTo(parent, error.property);
  const own = Object.keys(error.constraints ?? {}).map((constraint): Fault => {
    if (constraint === 'whitelistValidation') return { pointer, code: 'unknown-field', message: UNKNOWN_FIELD };
    if (error.value === undefined) return { pointer, code: 'missing-field', message: MISSING_FIELD };
    const form: Form | undefined = error.contexts?.[constraint];
    if (!form) return noObject(pointer);
    return { pointer: pointer + (form.fault(error.value) ?? ''), code: form.code, message: form.message };
  });
  return [...own.slice(0, 1), ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

/** Instances as plain JSON: classes declare fields that the sender left out. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(fields.map(([name, member]) => [name, plain(member)]));
}

const UNKNOWN_FIELD: Text = {
  zh: '此处没有这个字段；请核对拼写（区分大小写）或去掉它',
  en: 'There is no such field here; check its spelling and capitals, or leave it out',
};

const MISSING_FIELD: Text = { zh: '缺少必填字段；请补上', en: 'This field is required; add it' };

function noObject(pointer: string): Fault {
  return { pointer, code: jsonObject.code, message: jsonObject.message };
}
