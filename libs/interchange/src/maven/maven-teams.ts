import { derivedId } from '#kernel';
import { corruptRow } from '../import-error.ts';
import { importCommandId, keyOf, rowKey, sha256 } from '../import-key.ts';
import type { Oddities } from '../import-report.ts';
import type { PersonId } from '../imported-history.ts';
import { contentOf, FORMAT, type MavenFiles, required, rowsOf, TEAMS } from './maven-files.ts';

export interface Office {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly role: 'sales_consultant' | 'sales_manager';
  /** Absent where the source names none, or several. */
  readonly office?: Office;
  /** The manager's staff id. */
  readonly managerId?: string;
}

/** Who sells, for whom and where. Persons by name: the name goes no further than their own sealed registration. */
export interface Teams {
  readonly offices: readonly Office[];
  readonly people: ReadonlyMap<string, Person>;
  /** Row of each agent in the file, by name. */
  readonly agentRows: ReadonlyMap<string, number>;
}

/** @throws ImportError for an empty field or an agent with two different rows */
export async function readTeams(files: MavenFiles, personId: PersonId, oddities: Oddities): Promise<Teams> {
  const digest = sha256(contentOf(files, TEAMS));
  const offices = new Map<string, Office>();
  const managers = new Map<string, Person>();
  const agents = new Map<string, Person>();
  const agentRows = new Map<string, number>();

  for await (const row of rowsOf(files, TEAMS, ['sales_agent', 'manager', 'regional_office'])) {
    const name = required(TEAMS, row, 'sales_agent');
    const managerName = required(TEAMS, row, 'manager');
    const office = officeOf(offices, required(TEAMS, row, 'regional_office'));
    const key = rowKey(digest, row.row);

    const manager = managers.get(managerName) ?? (await aManager(managerName, `${key}:manager`, office, personId));
    managers.set(managerName, severalOffices(manager, office));

    const known = agents.get(name);
    if (known && (known.office !== office || known.managerId !== manager.id)) {
      const what = `its sales_agent stands in row ${agentRows.get(name)} with another manager or regional_office`;
      throw corruptRow(what, { file: TEAMS, row: row.row, column: 'sales_agent' });
    }
    if (known) oddities.note(TEAMS, 'agent-listed-twice', 'the agent is listed before with the same team', row.row);
    if (known) continue;
    const id = managers.get(name)?.id ?? (await personId(FORMAT, name, importCommandId(FORMAT, key)));
    agents.set(name, { id, name, key, role: 'sales_consultant', office, managerId: manager.id });
    agentRows.set(name, row.row);
  }
  return { offices: [...offices.values()], people: new Map([...agents, ...managers]), agentRows };

  async function aManager(managerName: string, key: string, office: Office, find: PersonId): Promise<Person> {
    const id = agents.get(managerName)?.id ?? (await find(FORMAT, managerName, importCommandId(FORMAT, key)));
    return { id, name: managerName, key, role: 'sales_manager', office };
  }
}

function officeOf(offices: Map<string, Office>, name: string): Office {
  const key = `office:${keyOf(name)}`;
  const office = offices.get(name) ?? { id: derivedId('outlet', importCommandId(FORMAT, key)), name, key };
  offices.set(name, office);
  return office;
}

function severalOffices(manager: Person, office: Office): Person {
  if (manager.office === office) return manager;
  const { office: _several, ...anywhere } = manager;
  return anywhere;
}
