/** The type of an object whose undefined members are left out. */
export type Given<Members> = {
  readonly [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name];
} & {
  readonly [Name in keyof Members as undefined extends Members[Name] ? Name : never]?: Exclude<
    Members[Name],
    undefined
  >;
};

/** The object without its undefined members: what is not known does not stand in an event. */
export function given<Members extends object>(members: Members): Given<Members> {
  const known: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    const value = members[name as keyof Members];
    if (value !== undefined) known[name] = value;
  }
  return known as Given<Members>;
}

/** Whether a text is there and says something. */
export function isFilled(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '';
}
