import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';
import type { Text } from '#kernel';
import type { JsonSchema } from '../json-schema.ts';

/** What the value of a field looks like. */
export interface Form {
  /** Kebab-case. */
  readonly code: string;
  /** How to write it. */
  readonly message: Text;
  /** What JSON Schema can say of it: a value that does not fit has a fault, one that fits may still have one. */
  readonly schema: JsonSchema;
  /** Where the value departs from the form, as a JSON pointer relative to it; undefined where it does not. */
  fault(value: unknown): string | undefined;
  /** A value without fault as the domain writes it. Reading twice changes nothing more. */
  read?(value: unknown): unknown;
}

/** A form without parts: the value has it or not. */
export function simpleForm(
  code: string,
  message: Text,
  schema: JsonSchema,
  holds: (value: unknown) => boolean,
  read?: (value: unknown) => unknown,
): Form {
  return { code, message, schema, fault: (value) => (holds(value) ? undefined : ''), ...(read && { read }) };
}

/** Declares the form of a field. Its `Form` travels with the ValidationError as the constraint's context. */
export function Formed(form: Form): PropertyDecorator {
  const validated = ValidateBy(
    {
      name: form.code,
      validator: {
        validate: (value) => form.fault(value) === undefined,
        defaultMessage: buildMessage(() => form.message.en),
      },
    },
    { context: form },
  );
  const { read } = form;
  const transformed = Transform(({ value }) => (read && form.fault(value) === undefined ? read(value) : value));
  return (target, property) => {
    validated(target, property as string);
    transformed(target, property as string);
  };
}
