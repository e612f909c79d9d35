import { outletRegistered, staffRegistered } from '#dealership';
import { derivedId, type LocalDate, type Provenance, type Zone } from '#kernel';
import { type Created, checkDelivery, checkIntake, converted, created, lost, valueChanged } from '#opportunity';
import { importCommandId, keyOf, rowKey } from '../import-key.ts';
import { type ImportedFact, type ImportedHistory, importedFact } from '../imported-history.ts';
import { type CsvDeal, FORMAT, type Moment, outletCommandId } from './csv-deal.ts';

const UNDATED = { occurredAt: 'recorded' } as const;

/** What stays the same for every row of a file. */
export interface CsvOrigin {
  readonly source: string;
  readonly judge: boolean;
  readonly stageModel: string;
  readonly fileSha256: string;
  /** On which personal fields are checked. */
  readonly today: LocalDate;
}

export function outletIdOf(name: string): string {
  return derivedId('outlet', outletCommandId(name));
}

export function outletHistory(name: string, zone: Zone, origin: CsvOrigin): ImportedHistory {
  const id = outletIdOf(name);
  const facts = [importedFact(outletRegistered, { label: name, zone }, UNDATED)];
  const key = `outlet:${keyOf(name)}`;
  return { aggregate: 'outlet', id, outlet: id, commandId: outletCommandId(name), facts, ...provenance(key, origin) };
}

/** The command id of somebody whom a row is the first to name. */
export function personCommandId({ row }: CsvDeal, { fileSha256 }: CsvOrigin): string {
  return importCommandId(FORMAT, rowKey(fileSha256, row));
}

/** @param deal the first row with that name */
export function staffHistory(id: string, name: string, deal: CsvDeal, origin: CsvOrigin): ImportedHistory {
  const outlet = deal.outlet === undefined ? {} : { outlet: outletIdOf(deal.outlet) };
  const data = { staffId: id, name, role: 'sales_consultant', department: 'sales', ...outlet };
  return {
    aggregate: 'staff',
    id,
    ...outlet,
    commandId: personCommandId(deal, origin),
    facts: [importedFact(staffRegistered, data, UNDATED)],
    ...provenance(rowKey(origin.fileSha256, deal.row), origin),
  };
}

/** @param consultant staff id, where the row names somebody */
export function dealHistory(deal: CsvDeal, consultant: string | undefined, origin: CsvOrigin): ImportedHistory {
  const key = deal.id ?? rowKey(origin.fileSha256, deal.row);
  const commandId = importCommandId(FORMAT, key);
  const known = deal.customer.id;
  const customerId = derivedId('customer', known ? importCommandId(FORMAT, `customer:${keyOf(known)}`) : commandId);
  const outlet = deal.outlet === undefined ? {} : { outlet: outletIdOf(deal.outlet) };
  const customer = customerOf(deal);
  const data: Created = {
    episode: 1,
    customerId,
    ...customer,
    ...(consultant !== undefined && { consultant }),
    ...outlet,
    dimensions: deal.dimensions,
    ...(deal.product !== undefined && { product: deal.product }),
    ...(deal.value && !deal.closed && { value: deal.value }),
    stageModel: origin.stageModel,
    stage: deal.stage,
    checks: checkIntake(customer, origin.today),
  };
  return {
    aggregate: 'opportunity',
    id: derivedId('opportunity', commandId),
    ...outlet,
    commandId,
    facts: [importedFact(created, data, on(deal.created)), ...ending(deal, customerId)],
    ...provenance(key, origin),
  };
}

function customerOf({ customer: { id: _id, ...customer } }: CsvDeal): Pick<Created, 'customer'> {
  return Object.keys(customer).length === 0 ? {} : { customer };
}

/** The value first, then the exit that it is the value of, both at the close. */
function ending({ outcome, closed, value, customer }: CsvDeal, contactId: string): readonly ImportedFact[] {
  if (!closed) return [];
  const valued = value ? [importedFact(valueChanged, { episode: 1, new: value }, on(closed))] : [];
  if (outcome === 'lost') return [...valued, importedFact(lost, { episode: 1 }, on(closed))];
  const birthdayInFile = customer.birthday !== undefined && customer.birthday !== 'unknown';
  const sale = { episode: 1, contactId, checks: checkDelivery({}, birthdayInFile) };
  return [...valued, importedFact(converted, sale, on(closed))];
}

function on(moment: Moment | undefined): Pick<ImportedFact, 'occurredAt' | 'time'> {
  return moment ? { occurredAt: moment.at, time: moment.written } : UNDATED;
}

function provenance(key: string, { source, judge }: CsvOrigin): { readonly provenance: Provenance } {
  return { provenance: { format: FORMAT, source, key, judge } };
}
