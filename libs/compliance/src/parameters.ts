/** What a rule set may set: a number, a word, a switch, or a list of words. */
export type Parameter = number | string | boolean | readonly string[];

/** A rule's parameters by their names. */
export type Parameters = Readonly<Record<string, Parameter>>;
