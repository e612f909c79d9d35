/**
 * A name as it is compared: Unicode NFKC (full-width letters become plain), trimmed, spaces collapsed to one, brackets of
 * any shape round. Capitals and small letters stay apart.
 */
export function normalisedName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[[【〔〖]/g, '(')
    .replaceAll(/[\]】〕〗]/g, ')')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether two names are the same as they are compared. A missing or blank name equals nothing. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const name = normalisedName(a);
  return name !== '' && name === normalisedName(b);
}
