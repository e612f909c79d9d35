import type { Projection } from '#projection';

/**
 * Names of projections shared out among so many threads at most, none of them empty, so that the weights of the shares are
 * as even as they come one by one, the heaviest first. All that are built in log order go into one share, so that no
 * thread but one reads the log that way.
 */
export function sharesOf(projections: readonly Projection[], threads: number): readonly (readonly string[])[] {
  const inLogOrder = projections.filter(({ order }) => order === 'log');
  const units = [inLogOrder, ...projections.filter(({ order }) => order !== 'log').map((one) => [one])]
    .filter((unit) => unit.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const shares: Projection[][] = Array.from({ length: Math.min(threads, units.length) }, () => []);
  for (const unit of units) {
    const lightest = shares.reduce((least, share) => (weightOf(share) < weightOf(least) ? share : least));
    lightest.push(...unit);
  }
  return shares.map((share) => share.map(({ name }) => name));
}

function weightOf(projections: readonly Projection[]): number {
  return projections.reduce((sum, { weight = 1 }) => sum + weight, 0);
}
