/** What a person reads, in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Puts `{name}` values into a text; a name without a value stays as it is. */
export function fill(text: Text, values: Readonly<Record<string, unknown>>): Text {
  const put = (template: string) =>
    template.includes('{')
      ? template.replaceAll(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
      : template;
  return { zh: put(text.zh), en: put(text.en) };
}
