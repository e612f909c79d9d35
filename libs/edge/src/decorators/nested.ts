// Type() asks for it while the classes are being declared.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { JsonSchema } from '../json-schema.ts';
import { schemaOf } from '../schema-of.ts';
import { type Form, Formed, simpleForm } from './form.ts';

export const jsonObject = simpleForm(
  'object',
  { zh: '须为 JSON 对象，如 {"字段": 值}', en: 'Write a JSON object, such as {"field": value}' },
  { type: 'object' },
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const listOfObjects = (most: number) =>
  simpleForm(
    'list-of-objects',
    { zh: `须为 JSON 对象的列表，至多 ${most} 项`, en: `Write a list of at most ${most} JSON objects` },
    { type: 'array', maxItems: most, items: { type: 'object' } },
    (value) =>
      Array.isArray(value) && value.length <= most && value.every((item) => jsonObject.fault(item) === undefined),
  );

/** Any JSON object. */
export const IsObject = () => Formed(jsonObject);

/** A group of fields, declared by a class of their own. */
export const IsGroup = (group: () => new () => object) =>
  all(Formed(withSchema(jsonObject, () => schemaOf(group()))), Type(group), ValidateNested());

/** A list of such groups. */
export const IsGroupList = (group: () => new () => object, most: number) =>
  all(
    Formed(withSchema(listOfObjects(most), () => ({ type: 'array', maxItems: most, items: schemaOf(group()) }))),
    Type(group),
    ValidateNested(),
  );

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

/** The class of a group may be declared after this one: it is read when it is asked for. */
function withSchema(form: Form, schema: () => JsonSchema): Form {
  return {
    ...form,
    get schema() {
      return schema();
    },
  };
}
