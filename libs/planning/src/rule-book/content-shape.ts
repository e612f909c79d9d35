import type { Json, Text } from '#kernel';
import type { ContentCheck, ContentFault } from './rule-set-content.ts';

const RULE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PARAMETER = /^[a-z][A-Za-z0-9]{0,63}$/;
/** Room for a text among parameters. */
const LONGEST = 200;

/**
 * Whether a content has the shape of a rule set, whatever rules there are: `rules`, in which each rule has a kebab-case name
 * and is `false` or an object of parameters; a parameter is a scalar, or a list of scalars or of objects of them.
 */
export const contentShape: ContentCheck = ({ rules, ...more }) => {
  if (!isObject(rules)) return [{ pointer: '/rules', message: NO_RULES }];
  const ofRules = Object.entries(rules).flatMap(([name, parameters]) => faultsOfRule(name, parameters));
  return [...ofRules, ...faultsOfMembers('', more)];
};

function faultsOfRule(name: string, parameters: Json): readonly ContentFault[] {
  if (!RULE.test(name)) return [{ pointer: '/rules', message: BAD_RULE_NAME }];
  const pointer = `/rules/${name}`;
  if (parameters === false) return [];
  return isObject(parameters) ? faultsOfMembers(pointer, parameters) : [{ pointer, message: NO_PARAMETERS }];
}

function faultsOfMembers(parent: string, members: Readonly<Record<string, Json>>): readonly ContentFault[] {
  return Object.entries(members).flatMap(([name, value]) => {
    if (!PARAMETER.test(name)) return [{ pointer: parent, message: BAD_PARAMETER_NAME }];
    return isParameter(value) ? [] : [{ pointer: `${parent}/${name}`, message: BAD_PARAMETER }];
  });
}

function isParameter(value: Json): boolean {
  if (Array.isArray(value)) return value.every((item) => isScalar(item) || isFlat(item));
  return isScalar(value);
}

function isFlat(value: Json): boolean {
  return isObject(value) && Object.entries(value).every(([name, member]) => PARAMETER.test(name) && isScalar(member));
}

function isScalar(value: Json): boolean {
  return value !== null && typeof value !== 'object' && (typeof value !== 'string' || value.length <= LONGEST);
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NO_RULES: Text = {
  zh: 'content 须有 rules 对象，如 {"rules":{"test-drive-distance":{"moreThanKm":5}}}',
  en: 'Give content an object of rules, such as {"rules":{"test-drive-distance":{"moreThanKm":5}}}',
};
const BAD_RULE_NAME: Text = {
  zh: '规则名须为小写字母、数字和连字符，如 test-drive-distance',
  en: 'Name rules in lower case with hyphens, such as test-drive-distance',
};
const NO_PARAMETERS: Text = {
  zh: '规则须为参数对象，或 false 表示不启用',
  en: 'Give a rule as an object of parameters, or as false where it does not hold',
};
const BAD_PARAMETER_NAME: Text = {
  zh: '参数名须以小写字母开头，由字母和数字组成，如 moreThanKm',
  en: 'Name parameters with letters and digits from a small letter on, such as moreThanKm',
};
const BAD_PARAMETER: Text = {
  zh: `参数须为 true、false、数字、至多 ${LONGEST} 个字符的文字，或它们的列表`,
  en: `Give a parameter as true, false, a number, a text of at most ${LONGEST} characters, or a list of those`,
};
