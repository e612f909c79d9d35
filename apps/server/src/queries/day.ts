import { QuestionRefused } from '#engine';
import { parseLocalDate } from '#kernel';
import { type Parameter, text } from './parameter.ts';

/** A local day. */
export function day(name: string, description: string): Parameter {
  return {
    ...text(name, description),
    schema: { type: 'string', format: 'date' },
    read(value) {
      const date = parseLocalDate(value);
      if (date) return date;
      throw new QuestionRefused({
        zh: `${name} 不是存在的日期：请写成 2026-11-24`,
        en: `${name} is not a date that exists: write 2026-11-24`,
      });
    },
  };
}
