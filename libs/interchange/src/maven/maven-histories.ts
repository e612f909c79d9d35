import { derivedId, minorUnits, type Zone } from '#kernel';
import { importCommandId } from '../import-key.ts';
import type { ImportedFact, ImportedHistory } from '../imported-history.ts';
import type { Day, Deal } from './maven-deal.ts';
import { FORMAT } from './maven-files.ts';
import type { Office, Person } from './maven-teams.ts';

const UNDATED = { occurredAt: 'recorded' } as const;

/** What stays the same for every history of an import. */
export interface ImportedFrom {
  readonly source: string;
  readonly judge: boolean;
}

export function outletHistory(office: Office, zone: Zone, from: ImportedFrom): ImportedHistory {
  const data = { label: office.name, zone, region: office.name };
  return {
    aggregate: 'outlet',
    id: office.id,
    outlet: office.id,
    ...origin(office.key, from),
    facts: [{ type: 'OutletRegistered', data, ...UNDATED }],
  };
}

export function staffHistory(person: Person, from: ImportedFrom): ImportedHistory {
  const data = {
    name: person.name,
    role: person.role,
    department: 'sales',
    ...(person.managerId && { team: person.managerId, managerId: person.managerId }),
    ...(person.office && { outlet: person.office.id, region: person.office.name }),
  };
  return {
    aggregate: 'staff',
    id: person.id,
    ...(person.office && { outlet: person.office.id }),
    ...origin(person.key, from),
    facts: [{ type: 'StaffRegistered', data, ...UNDATED }],
  };
}

/** @param segment sector of the deal's account, where the list of accounts gives one */
export function dealHistory(
  deal: Deal,
  agent: Person,
  segment: string | undefined,
  from: ImportedFrom,
): ImportedHistory {
  return {
    aggregate: 'opportunity',
    id: derivedId('opportunity', importCommandId(FORMAT, deal.key)),
    ...(agent.office && { outlet: agent.office.id }),
    ...origin(deal.key, from),
    facts: [created(deal, agent, segment), ...ending(deal)],
  };
}

function created(deal: Deal, agent: Person, segment: string | undefined): ImportedFact {
  const dimensions = {
    ...(agent.managerId && { team: agent.managerId }),
    ...(agent.office && { region: agent.office.name }),
    ...(deal.account && { account: deal.account }),
    ...(segment && { segment }),
  };
  const data = {
    stageModel: 'simple@1',
    stage: deal.stage === 'Prospecting' ? 'PROSPECTING' : 'ENGAGING',
    episode: 1,
    consultant: agent.id,
    ...(agent.office && { outlet: agent.office.id }),
    dimensions,
    product: deal.product,
  };
  return { type: 'Created', data, ...on(deal.engaged) };
}

/** The value first, then the exit that it is the value of, both at the close. A loss of 0 says nothing of a value. */
function ending({ stage, closed, value }: Deal): readonly ImportedFact[] {
  if (!closed || !value) return [];
  const valued = { type: 'ValueChanged', data: { new: value }, ...on(closed) };
  if (stage === 'Won') {
    return [valued, { type: 'Converted', data: { episode: 1, customerType: 'organisation' }, ...on(closed) }];
  }
  const lost = { type: 'Lost', data: { episode: 1 }, ...on(closed) };
  return minorUnits(value) === 0n ? [lost] : [valued, lost];
}

function on(day: Day | undefined): Pick<ImportedFact, 'occurredAt' | 'time'> {
  return day ? { occurredAt: day.at, time: day.written } : UNDATED;
}

function origin(key: string, { source, judge }: ImportedFrom): Pick<ImportedHistory, 'commandId' | 'provenance'> {
  return { commandId: importCommandId(FORMAT, key), provenance: { format: FORMAT, source, key, judge } };
}
