import { catalogue } from '#compliance';
import { QuestionRefused } from './errors.ts';

/** @throws QuestionRefused for the name of a rule that there is not */
export function requireRule(rule: string | undefined): void {
  if (rule === undefined || catalogue.some(({ name }) => name === rule)) return;
  throw new QuestionRefused(`there is no rule ${JSON.stringify(rule)}: "compliance rules" lists those that there are`);
}
