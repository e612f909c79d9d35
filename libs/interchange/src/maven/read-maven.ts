import { type Instant, minorUnits, type Zone } from '#kernel';
import { corruptRow } from '../import-error.ts';
import { importCommandId, rowKey, sha256 } from '../import-key.ts';
import { gatherOddities, type ImportReport, type Oddities } from '../import-report.ts';
import { type ImportedHistory, isKnownPerson, type PersonId } from '../imported-history.ts';
import { DEAL_COLUMNS, type Deal, readDeal } from './maven-deal.ts';
import { contentOf, FORMAT, type MavenFiles, PIPELINE, rowsOf, TEAMS } from './maven-files.ts';
import { dealHistory, type ImportedFrom, outletHistory, staffHistory } from './maven-histories.ts';
import { readAccounts, readProducts } from './maven-lists.ts';
import { type Person, readTeams, type Teams } from './maven-teams.ts';

export interface MavenOptions {
  /** In which the source's dates are days; that of the outlets it creates. */
  readonly zone: Zone;
  /** What has a later date has not happened: an error. */
  readonly now: Instant;
  readonly judge: boolean;
  readonly personId: PersonId;
}

export interface MavenImport {
  /** Outlets, then staff, then opportunities in the order of the file. */
  readonly histories: readonly ImportedHistory[];
  readonly report: ImportReport;
}

/**
 * Maven Analytics "CRM Sales Opportunities" as histories of the stage model `simple`. Odd rows are reported and imported
 * as they stand.
 * @throws ImportError for a file or row that cannot be read: then nothing may be imported
 */
export async function readMaven(files: MavenFiles, options: MavenOptions): Promise<MavenImport> {
  const oddities = gatherOddities();
  const products = await readProducts(files);
  const sectors = await readAccounts(files, oddities);
  const teams = await readTeams(files, options.personId, oddities);
  const deals = await readPipeline(files, options);

  for (const deal of deals) noteOddities(deal, products, sectors, teams, oddities);
  noteIdleAgents(deals, teams, oddities);

  const people = await withStrangers(files, teams, deals, options.personId);
  const from = (source: string): ImportedFrom => ({ source, judge: options.judge });
  const histories = [
    ...teams.offices.map((office) => outletHistory(office, options.zone, from(TEAMS))),
    ...[...people.values()]
      .filter(({ id, key }) => !isKnownPerson(id, importCommandId(FORMAT, key)))
      .map((person) => staffHistory(person, from(teams.people.has(person.name) ? TEAMS : PIPELINE))),
    ...deals.map((deal) =>
      dealHistory(deal, people.get(deal.agent) as Person, sectors.get(deal.account), from(PIPELINE)),
    ),
  ];
  const counts = { ...countByStage(deals), staff: people.size, outlets: teams.offices.length };
  return { histories, report: { format: FORMAT, source: PIPELINE, counts, oddities: oddities.list() } };
}

async function readPipeline(files: MavenFiles, { zone, now }: MavenOptions): Promise<readonly Deal[]> {
  const rowOf = new Map<string, number>();
  const deals: Deal[] = [];
  for await (const row of rowsOf(files, PIPELINE, DEAL_COLUMNS)) {
    const deal = readDeal(row, zone, now);
    const before = rowOf.get(deal.key);
    if (before !== undefined) {
      const what = `its opportunity_id stands in row ${before} already`;
      throw corruptRow(what, { file: PIPELINE, row: deal.row, column: 'opportunity_id' });
    }
    rowOf.set(deal.key, deal.row);
    deals.push(deal);
  }
  return deals;
}

/** Agents who sell but stand in no team are staff all the same, known from their first deal. */
async function withStrangers(
  files: MavenFiles,
  teams: Teams,
  deals: readonly Deal[],
  personId: PersonId,
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map(teams.people);
  const digest = sha256(contentOf(files, PIPELINE));
  for (const { agent: name, row } of deals) {
    if (people.has(name)) continue;
    const key = rowKey(digest, row);
    const id = await personId(FORMAT, name, importCommandId(FORMAT, key));
    people.set(name, { id, name, key, role: 'sales_consultant' });
  }
  return people;
}

function noteOddities(
  deal: Deal,
  products: ReadonlySet<string>,
  accounts: ReadonlyMap<string, string>,
  teams: Teams,
  oddities: Oddities,
): void {
  const note = (code: string, message: string) => oddities.note(PIPELINE, code, message, deal.row);
  if (!deal.engaged) note('no-dates', 'neither date is given: it exists from its import on');
  if (!deal.account) note('no-account', 'no account is given');
  else if (!accounts.has(deal.account)) note('unknown-account', `account "${deal.account}" is not in the list`);
  if (!products.has(deal.product)) note('unknown-product', `product "${deal.product}" is not in the list`);
  if (!teams.agentRows.has(deal.agent)) note('agent-without-team', 'the agent is in no team');
  if (deal.stage === 'Lost' && isZero(deal))
    note('lost-value-zero', 'lost with close_value 0: imported without a value');
}

function noteIdleAgents(deals: readonly Deal[], teams: Teams, oddities: Oddities): void {
  const busy = new Set(deals.map((deal) => deal.agent));
  for (const [name, row] of teams.agentRows) {
    if (!busy.has(name)) oddities.note(TEAMS, 'agent-without-deals', 'the agent has no deals', row);
  }
}

function isZero({ value }: Deal): boolean {
  return value !== undefined && minorUnits(value) === 0n;
}

function countByStage(deals: readonly Deal[]): Readonly<Record<string, number>> {
  const of = (stage: Deal['stage']) => deals.filter((deal) => deal.stage === stage).length;
  return {
    opportunities: deals.length,
    prospecting: of('Prospecting'),
    engaging: of('Engaging'),
    won: of('Won'),
    lost: of('Lost'),
  };
}
