/** What a person reads, in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

type Values = Readonly<Record<string, unknown>>;

/**
 * Puts `{name}` values into a text; a name without a value stays as it is.
 * @param beneath where `values` has none of a name
 */
export function fill(text: Text, values: Values, beneath: Values = values): Text {
  const { zh, en } = templatesOf(text);
  if (zh.places.length === 0 && en.places.length === 0) return text;
  return { zh: filled(zh, values, beneath), en: filled(en, values, beneath) };
}

/** Names of the places of a text, in either language. */
export function placesOf(text: Text): readonly string[] {
  const { zh, en } = templatesOf(text);
  return [...new Set([...zh.places, ...en.places].map(({ name }) => name))];
}

/** What stands before the first place, then each place with what follows it. */
interface Template {
  readonly before: string;
  readonly places: readonly { readonly name: string; readonly whole: string; readonly after: string }[];
}

interface Templates {
  readonly zh: Template;
  readonly en: Template;
}

/** Rules say the same few texts over and over. */
const read = new WeakMap<Text, Templates>();

function templatesOf(text: Text): Templates {
  let templates = read.get(text);
  if (!templates) {
    templates = { zh: templateOf(text.zh), en: templateOf(text.en) };
    read.set(text, templates);
  }
  return templates;
}

function templateOf(text: string): Template {
  const [before = '', ...parts] = text.split(/(\{\w+\})/);
  const places = parts.flatMap((whole, n) =>
    n % 2 === 0 ? [{ name: whole.slice(1, -1), whole, after: parts[n + 1] ?? '' }] : [],
  );
  return { before, places };
}

function filled({ before, places }: Template, values: Values, beneath: Values): string {
  let said = before;
  for (const { name, whole, after } of places) said += String(values[name] ?? beneath[name] ?? whole) + after;
  return said;
}
