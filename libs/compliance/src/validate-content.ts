import type { Json, JsonObject, Text } from '#kernel';
import type { Parameter } from './parameters.ts';
import type { Rule } from './rule.ts';

/** What is wrong with the content of a rule set. */
export interface Complaint {
  /** RFC 6901, into the content; '' is the whole. */
  readonly pointer: string;
  readonly message: Text;
  /** What to write instead. */
  readonly remedy: Text;
}

/**
 * What is wrong with a content that is to be published: rules and parameters that no rule of the catalogue has, values of
 * another form, words that are no choice, waivers of rules that nobody may waive. None: it can be published.
 */
export function validateContent(content: JsonObject, catalogue: readonly Rule[]): readonly Complaint[] {
  const { rules, ...others } = content;
  const unknown = Object.keys(others).map((name) => complaint(placeOf('', name), UNKNOWN_MEMBER));
  if (!isObject(rules)) return [complaint('/rules', NO_RULES), ...unknown];
  const ofRules = Object.entries(rules).flatMap(([name, row]) => complaintsOfRule(name, row, catalogue));
  return [...ofRules, ...unknown];
}

/** Rules of one name are halves of one row: it may set the parameters of both. */
function complaintsOfRule(name: string, row: Json, catalogue: readonly Rule[]): readonly Complaint[] {
  const pointer = placeOf('/rules', name);
  const halves = catalogue.filter((rule) => rule.name === name);
  if (halves.length === 0) return [complaint(pointer, unknownRule(name, catalogue))];
  if (row === false) return [];
  if (!isObject(row)) return [complaint(pointer, NO_ROW)];
  const ofMembers = Object.entries(row).flatMap(([member, value]) => {
    const at = placeOf(pointer, member);
    if (member === 'waivable') return complaintsOfWaivable(at, value, halves, catalogue);
    if (member === 'overridable') return typeof value === 'boolean' ? [] : [complaint(at, NO_SWITCH)];
    return complaintsOfParameter(at, member, value, halves);
  });
  return ofMembers.length > 0 ? ofMembers : halves.flatMap((rule) => complaintsOfAll(pointer, rule, row));
}

/** What a rule itself finds in its parameters, once each has its form. */
function complaintsOfAll(pointer: string, { parameters, faultIn }: Rule, row: JsonObject): readonly Complaint[] {
  const own = Object.entries(row).filter(([name]) => Object.hasOwn(parameters, name));
  const fault = faultIn?.({ ...parameters, ...Object.fromEntries(own) } as never);
  return fault === undefined ? [] : [complaint(pointer, faulty(fault))];
}

function complaintsOfWaivable(at: string, value: Json, halves: readonly Rule[], catalogue: readonly Rule[]) {
  if (typeof value !== 'boolean') return [complaint(at, NO_SWITCH)];
  return value && !halves.some(isWaivable) ? [complaint(at, notWaivable(catalogue))] : [];
}

function complaintsOfParameter(at: string, name: string, value: Json, halves: readonly Rule[]): readonly Complaint[] {
  const lender = halves.map((rule) => borrowsOf(rule)[name]).find((rule) => rule !== undefined);
  if (lender !== undefined) return [complaint(at, borrowed(name, lender))];
  const rule = halves.find(({ parameters }) => Object.hasOwn(parameters, name));
  if (!rule) return [complaint(at, unknownParameter(halves))];
  const known = rule.parameters[name] as Parameter;
  const choices = (rule.choices as Readonly<Record<string, readonly string[]>> | undefined)?.[name];
  if (Array.isArray(known)) return complaintsOfList(at, value, choices);
  if (typeof value !== typeof known) return [complaint(at, otherForm(known))];
  if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) return [complaint(at, NEGATIVE)];
  return choices && !choices.includes(value as string) ? [complaint(at, noChoice(choices))] : [];
}

function complaintsOfList(at: string, value: Json, choices: readonly string[] | undefined) {
  if (!Array.isArray(value)) return [complaint(at, NO_LIST)];
  return value.flatMap((item: Json, n): readonly Complaint[] => {
    const place = `${at}/${n}`;
    if (typeof item !== 'string' || item.trim() === '') return [complaint(place, NO_WORD)];
    return choices && !choices.includes(item) ? [complaint(place, noChoice(choices))] : [];
  });
}

function isWaivable(rule: Rule): boolean {
  return rule.kind === 'hard' && rule.waivable === true;
}

function borrowsOf(rule: Rule): Readonly<Record<string, string | undefined>> {
  return (rule.kind === 'hard' || rule.kind === 'soft' ? rule.borrows : undefined) ?? {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param name of a member: RFC 6901 escapes two characters */
function placeOf(parent: string, name: string): string {
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

type Wrong = Omit<Complaint, 'pointer'>;

function complaint(pointer: string, wrong: Wrong): Complaint {
  return { pointer, ...wrong };
}

const NO_RULES: Wrong = {
  message: { zh: 'content 没有 rules 对象', en: 'The content has no object of rules' },
  remedy: {
    zh: '如 {"rules":{"test-drive-distance":{"moreThanKm":5}}}',
    en: 'Give one, such as {"rules":{"test-drive-distance":{"moreThanKm":5}}}',
  },
};
const UNKNOWN_MEMBER: Wrong = {
  message: { zh: 'content 只有 rules 一项', en: 'The content has no other member than rules' },
  remedy: { zh: '删去此项', en: 'Leave it out' },
};
const NO_ROW: Wrong = {
  message: { zh: '规则须为参数对象或 false', en: 'A rule is an object of parameters, or false' },
  remedy: {
    zh: '写 {} 以默认参数启用，写 false 停用',
    en: 'Give {} to put it in force as it is, false to put it out of force',
  },
};
const NO_SWITCH: Wrong = {
  message: { zh: '此项须为 true 或 false', en: 'This is true or false' },
  remedy: { zh: '写 true 或 false', en: 'Give true or false' },
};
const NEGATIVE: Wrong = {
  message: { zh: '参数不能为负', en: 'The parameter cannot be negative' },
  remedy: { zh: '写零或正数', en: 'Give zero or more' },
};
const NO_LIST: Wrong = {
  message: { zh: '参数须为文字的列表', en: 'The parameter is a list of words' },
  remedy: { zh: '如 ["showroom"]', en: 'Give a list, such as ["showroom"]' },
};
const NO_WORD: Wrong = {
  message: { zh: '列表中须为非空的文字', en: 'Each item of the list is a word' },
  remedy: { zh: '写文字，或删去此项', en: 'Give a word, or leave it out' },
};
function unknownRule(name: string, catalogue: readonly Rule[]): Wrong {
  const names = [...new Set(catalogue.map((rule) => rule.name))];
  const [near] = names.filter((one) => one.startsWith(name) || name.startsWith(one));
  const hint = near === undefined ? names.join(', ') : near;
  return {
    message: { zh: '没有这条规则', en: 'There is no such rule' },
    remedy: { zh: `写规则手册中的规则名：${hint}`, en: `Name a rule of the rule book: ${hint}` },
  };
}

function unknownParameter(halves: readonly Rule[]): Wrong {
  const borrowed = new Set(halves.flatMap((rule) => Object.keys(borrowsOf(rule))));
  const names = halves.flatMap(({ parameters }) => Object.keys(parameters)).filter((name) => !borrowed.has(name));
  const list = [...new Set(names), ...(halves.some(isWaivable) ? ['waivable'] : []), 'overridable'].join(', ');
  return {
    message: { zh: '这条规则没有此参数', en: 'The rule has no such parameter' },
    remedy: { zh: `可写：${list}`, en: `Give any of: ${list}` },
  };
}

function borrowed(parameter: string, lender: string): Wrong {
  return {
    message: { zh: `此参数取自规则 ${lender}`, en: `This parameter is that of the rule ${lender}` },
    remedy: { zh: `在 ${lender} 中写 ${parameter}`, en: `Give ${parameter} in ${lender}` },
  };
}

function otherForm(known: Parameter): Wrong {
  const example = JSON.stringify(known);
  return {
    message: { zh: `参数的形式应如 ${example}`, en: `The parameter has another form: it is like ${example}` },
    remedy: { zh: `写形如 ${example} 的值`, en: `Give a value such as ${example}` },
  };
}

function noChoice(choices: readonly string[]): Wrong {
  const list = choices.join(', ');
  return {
    message: { zh: '不是可选的值', en: 'This is none of the values to choose from' },
    remedy: { zh: `可选：${list}`, en: `Give one of: ${list}` },
  };
}

function notWaivable(catalogue: readonly Rule[]): Wrong {
  const list = catalogue
    .filter(isWaivable)
    .map(({ name }) => name)
    .join(', ');
  return {
    message: { zh: '这条规则不能豁免', en: 'Nobody may waive this rule' },
    remedy: { zh: `删去 waivable；可豁免的规则：${list}`, en: `Leave waivable out; rules that may be waived: ${list}` },
  };
}

function faulty(fault: Text): Wrong {
  return {
    message: { zh: `规则的参数有误：${fault.zh}`, en: `The parameters of the rule are wrong: ${fault.en}` },
    remedy: { zh: '按所指之处更正', en: 'Correct what it names' },
  };
}
