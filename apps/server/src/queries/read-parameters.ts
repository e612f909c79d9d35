import { QuestionRefused } from '#engine';
import type { Parameter, Reading } from './parameter.ts';

type Raw = Readonly<Record<string, unknown>>;

const MOST_VALUES = 100;

/**
 * The parameters of a question as they were given. A misspelt one would silently ask another question.
 * @throws QuestionRefused
 */
export function readParameters(
  parameters: readonly Parameter[],
  raw: { readonly query: Raw; readonly params: Raw },
  reading: Reading,
): Readonly<Record<string, unknown>> {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const stranger = Object.keys(raw.query).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    const name = JSON.stringify(stranger.slice(0, 64));
    const there =
      known.length > 0
        ? { zh: `可用 ${known.join('、')}`, en: `there are ${known.join(', ')}` }
        : { zh: '此处没有参数', en: 'there are none here' };
    throw new QuestionRefused({
      zh: `没有参数 ${name}；${there.zh}`,
      en: `there is no parameter ${name}; ${there.en}`,
    });
  }
  const given: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const value = (parameter.in === 'path' ? raw.params : raw.query)[parameter.name];
    const read = value === undefined ? parameter.otherwise : readOne(parameter, value, reading);
    if (read !== undefined) given[parameter.name] = read;
  }
  return given;
}

function readOne({ name, isList, read }: Parameter, value: unknown, reading: Reading): unknown {
  const values = Array.isArray(value) ? value : [value];
  if (!isList && values.length > 1) {
    throw new QuestionRefused({
      zh: `${name} 给出了多次：只给一次`,
      en: `${name} is given more than once; give it once`,
    });
  }
  if (values.length > MOST_VALUES) {
    throw new QuestionRefused({
      zh: `${name} 多于 ${MOST_VALUES} 个`,
      en: `${name} is given more than ${MOST_VALUES} times`,
    });
  }
  const all = values.map((one) => read(String(one), reading));
  return isList ? all : all[0];
}
