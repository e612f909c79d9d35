import type { JsonObject, Text } from '#kernel';
import type { Issuer } from './issuer.ts';

/** What a rule set says, as data: which rules, with which parameters. What it may say is known to who judges by it. */
export type RuleSetContent = JsonObject;

/** What is wrong with the content of a rule set, and where. */
export interface ContentFault {
  /** RFC 6901 pointer into the content; '' is the whole. */
  readonly pointer: string;
  /** What is wrong, and what to write instead. */
  readonly message: Text;
}

/**
 * Tells what is wrong with a content: an unknown rule, a wrong parameter. Pure. None: it may be published.
 * Given from outside, since planning does not know the rules.
 */
export type ContentCheck = (
  content: RuleSetContent,
  about: { readonly issuer: Issuer; readonly appliesTo: readonly string[] },
) => readonly ContentFault[];
