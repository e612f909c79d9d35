import { commandDtos } from '#edge';
import { commands } from '#engine';

/** One command as an address. */
export interface CommandOperation {
  readonly command: string;
  /** Category of the streams that it is sent to. */
  readonly category: string;
  /** `/v1/opportunities`, or `/v1/opportunities/{id}/place-order`. */
  readonly path: string;
  /** Sent to the collection: the body may name the id. */
  readonly creates: boolean;
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  opportunity: 'opportunities',
  visit: 'visits',
  customer: 'customers',
  outlet: 'outlets',
  demoCar: 'demo-cars',
  vehicle: 'vehicles',
  staff: 'staff',
  ruleBook: 'rule-sets',
  remedy: 'remedies',
  erpBatch: 'erp-batches',
};

/**
 * Every command that may be sent, by its place: the first that creates something of a kind at the collection itself, every
 * other one below the thing that it is about.
 */
export const commandOperations: readonly CommandOperation[] = operations();

function operations(): readonly CommandOperation[] {
  const creators = new Set<string>();
  return commands
    .filter(({ name }) => commandDtos.has(name))
    .map(({ name, creates, aggregate: { category } }) => {
      const isFirst = creates !== undefined && !creators.has(category);
      if (isFirst) creators.add(category);
      const collection = `/v1/${COLLECTIONS[category] ?? `${kebab(category)}s`}`;
      const path = isFirst ? collection : `${collection}/{id}/${kebab(name)}`;
      return { command: name, category, path, creates: isFirst };
    });
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}
