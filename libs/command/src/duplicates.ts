import type { Fact, Warning } from '#kernel';
import type { BlindIndex } from '#privacy';
import { lookupTerms } from './lookup-terms.ts';

/** Warns that a new customer's phone is that of others already known. Names them by id: they can be merged. */
export async function likelyDuplicates(
  index: BlindIndex,
  tenant: string,
  facts: readonly Fact[],
): Promise<readonly Warning[]> {
  const newcomers = facts.filter(({ type }) => type === 'Created');
  const others = new Set<string>();
  for (const { term, subject } of lookupTerms(newcomers, undefined)) {
    for (const other of await index.find(tenant, term)) if (other !== subject) others.add(other);
  }
  if (others.size === 0) return [];
  const ids = [...others].sort().join(', ');
  return [
    {
      code: 'likely-duplicate',
      message: {
        zh: `同一电话的客户已存在：${ids}。如为同一人，请用 MergeCustomers 合并。`,
        en: `Customers with the same phone exist: ${ids}. If they are one person, join them with MergeCustomers.`,
      },
    },
  ];
}
