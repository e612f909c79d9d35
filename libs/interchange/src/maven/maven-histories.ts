import { outletRegistered, staffRegistered } from '#dealership';
import { derivedId, type LocalDate, minorUnits, type Zone } from '#kernel';
import { checkDelivery, checkIntake, converted, created, lost, valueChanged } from '#opportunity';
import { importCommandId, keyOf } from '../import-key.ts';
import { type ImportedFact, type ImportedHistory, importedFact } from '../imported-history.ts';
import type { Day, Deal } from './maven-deal.ts';
import { FORMAT } from './maven-files.ts';
import type { Office, Person } from './maven-teams.ts';

/** The source holds nothing of a person but the names of staff. */
const NO_INTAKE = checkIntake({}, '1970-01-01' as LocalDate);
const NO_BUYER = checkDelivery({}, false);
const UNDATED = { occurredAt: 'recorded' } as const;

/** What stays the same for every history of an import. */
export interface ImportedFrom {
  readonly source: string;
  readonly judge: boolean;
}

export function outletHistory(office: Office, zone: Zone, from: ImportedFrom): ImportedHistory {
  const { id, name, key } = office;
  const facts = [importedFact(outletRegistered, { label: name, zone, region: name }, UNDATED)];
  return { aggregate: 'outlet', id, outlet: id, ...origin(key, from), facts };
}

export function staffHistory(person: Person, from: ImportedFrom): ImportedHistory {
  const { id, name, role, key, office, managerId } = person;
  const data = {
    staffId: id,
    name,
    role,
    department: 'sales',
    ...(managerId !== undefined && { team: managerId, managerId }),
    ...(office && { outlet: office.id, region: office.name }),
  };
  return {
    aggregate: 'staff',
    id,
    ...(office && { outlet: office.id }),
    ...origin(key, from),
    facts: [importedFact(staffRegistered, data, UNDATED)],
  };
}

/** @param segment sector of the deal's account, where the list of accounts gives one */
export function dealHistory(
  deal: Deal,
  agent: Person,
  segment: string | undefined,
  from: ImportedFrom,
): ImportedHistory {
  const customerId = customerOf(deal);
  return {
    aggregate: 'opportunity',
    id: derivedId('opportunity', importCommandId(FORMAT, deal.key)),
    ...(agent.office && { outlet: agent.office.id }),
    ...origin(deal.key, from),
    facts: [creation(deal, agent, customerId, segment), ...ending(deal, customerId)],
  };
}

/** Deals with one account have one customer; a deal without account has one of its own. */
function customerOf({ account, key }: Deal): string {
  return derivedId('customer', importCommandId(FORMAT, account ? `account:${keyOf(account)}` : key));
}

function creation(deal: Deal, agent: Person, customerId: string, segment: string | undefined): ImportedFact {
  const data = {
    episode: 1,
    customerId,
    consultant: agent.id,
    ...(agent.office && { outlet: agent.office.id }),
    dimensions: {
      ...(agent.managerId && { team: agent.managerId }),
      ...(agent.office && { region: agent.office.name }),
      ...(deal.account && { account: deal.account }),
      ...(segment && { segment }),
    },
    product: deal.product,
    stageModel: 'simple@1',
    stage: deal.stage === 'Prospecting' ? 'PROSPECTING' : 'ENGAGING',
    checks: NO_INTAKE,
  };
  return importedFact(created, data, on(deal.engaged));
}

/** The value first, then the exit that it is the value of, both at the close. A loss of 0 says nothing of a value. */
function ending({ stage, closed, value }: Deal, customerId: string): readonly ImportedFact[] {
  if (!closed || !value) return [];
  const valued = importedFact(valueChanged, { episode: 1, new: value }, on(closed));
  if (stage === 'Won') {
    const sale = { episode: 1, customerType: 'organisation', contactId: customerId, checks: NO_BUYER } as const;
    return [valued, importedFact(converted, sale, on(closed))];
  }
  const loss = importedFact(lost, { episode: 1 }, on(closed));
  return minorUnits(value) === 0n ? [loss] : [valued, loss];
}

function on(day: Day | undefined): Pick<ImportedFact, 'occurredAt' | 'time'> {
  return day ? { occurredAt: day.at, time: day.written } : UNDATED;
}

function origin(key: string, { source, judge }: ImportedFrom): Pick<ImportedHistory, 'commandId' | 'provenance'> {
  return { commandId: importCommandId(FORMAT, key), provenance: { format: FORMAT, source, key, judge } };
}
