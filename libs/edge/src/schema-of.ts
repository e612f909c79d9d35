import { getMetadataStorage } from 'class-validator';
import type { Form } from './decorators/form.ts';
import type { JsonSchema } from './json-schema.ts';

/** The schema of what a class declares: every field with its form, which are required, and no other field. */
export function schemaOf(dto: new () => object): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  const declared = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  for (const [field, rules] of Map.groupBy(declared, ({ propertyName }) => propertyName)) {
    const form = rules.map(({ context }) => context as Form | undefined).find((context) => context !== undefined);
    if (!form) throw new RangeError(`${dto.name}.${field} is declared without a form`);
    const condition = rules.find(({ type }) => type === 'conditionalValidation')?.constraints[0];
    const maybe = (value: unknown) => condition !== undefined && !condition({}, value);
    properties[field] = maybe(null) ? { anyOf: [form.schema, { type: 'null' }] } : form.schema;
    if (!maybe(undefined)) required.push(field);
  }
  return { type: 'object', additionalProperties: false, ...(required.length > 0 && { required }), properties };
}
