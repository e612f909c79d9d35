import { PolicyRefused } from '#projections/funnel-flow';
import { QuestionRefused } from './errors.ts';

/** Policies as a question names them. @throws QuestionRefused for those that there are not */
export function knownPolicies<Asked, Policies>(read: (asked: Asked) => Policies, asked: Asked): Policies {
  try {
    return read(asked);
  } catch (error) {
    throw error instanceof PolicyRefused ? new QuestionRefused(error.text) : error;
  }
}
