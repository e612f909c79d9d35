// Type() asks for it while the classes are being declared.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Formed, simpleForm } from './form.ts';

export const jsonObject = simpleForm(
  'object',
  { zh: '须为 JSON 对象，如 {"字段": 值}', en: 'Write a JSON object, such as {"field": value}' },
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const listOfObjects = (most: number) =>
  simpleForm(
    'list-of-objects',
    { zh: `须为 JSON 对象的列表，至多 ${most} 项`, en: `Write a list of at most ${most} JSON objects` },
    (value) =>
      Array.isArray(value) && value.length <= most && value.every((item) => jsonObject.fault(item) === undefined),
  );

/** Any JSON object. */
export const IsObject = () => Formed(jsonObject);

/** A group of fields, declared by a class of their own. */
export const IsGroup = (group: () => new () => object) => all(Formed(jsonObject), Type(group), ValidateNested());

/** A list of such groups. */
export const IsGroupList = (group: () => new () => object, most: number) =>
  all(Formed(listOfObjects(most)), Type(group), ValidateNested());

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
