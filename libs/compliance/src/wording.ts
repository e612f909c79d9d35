import type { Text } from '#kernel';
import type { Parameters } from './parameters.ts';

/** Values that fill the `{places}` of a message, beside the parameters. */
export type Values = Readonly<Record<string, string | number>>;

/** A rule as far as verdicts name it and say what it says. */
export interface Worded {
  readonly name: string;
  readonly kind: 'hard' | 'soft' | 'due' | 'state';
  readonly message: Text;
  readonly remedy: Text;
}

/** Puts what a rule says into words: its places filled by values, else by parameters. */
export type Wording = (
  rule: Worded,
  parameters: Parameters,
  values?: Values,
) => { readonly message: Text; readonly remedy: Text };
