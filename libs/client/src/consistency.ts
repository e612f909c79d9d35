/**
 * The later of two consistency tokens, `<log>.<events>`: answers need not come in the order in which their commands were
 * done. Of tokens of different logs, and of sealed ones, which nobody but the service can compare, the one that came last counts.
 */
export function laterToken(known: string | undefined, come: string): string {
  const [log, count] = partsOf(come);
  const [knownLog, knownCount] = partsOf(known ?? '');
  return known !== undefined && knownLog === log && knownCount >= count ? known : come;
}

function partsOf(token: string): readonly [log: string, count: number] {
  const dot = token.lastIndexOf('.');
  return [token.slice(0, dot), Number(token.slice(dot + 1))];
}
