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
    const there = known.length > 0 ? `there are ${known.join(', ')}` : 'there are none here';
    throw new QuestionRefused(`there is no parameter ${JSON.stringify(stranger.slice(0, 64))}; ${there}`);
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
  if (!isList && values.length > 1) throw new QuestionRefused(`${name} is given more than once; give it once`);
  if (values.length > MOST_VALUES) throw new QuestionRefused(`${name} is given more than ${MOST_VALUES} times`);
  const all = values.map((one) => read(String(one), reading));
  return isList ? all : all[0];
}
