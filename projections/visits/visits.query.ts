import { type LocalDate, localDate, type Zone } from '#kernel';
import type { Times } from '#projection';
import type { ViewReader } from '#read-store';
import { type File, type Period, type Tellings, tellings, type Visit } from './told.ts';

/** What visits can be grouped and filtered by. */
export const VISIT_DIMENSIONS = ['outlet', 'consultant', 'infoSource', 'channel', 'day'] as const;
export type VisitDimension = (typeof VISIT_DIMENSIONS)[number];

/** In the place of a dimension that something lacks. */
export const NONE = '(none)';

export interface VisitsQuestion extends Times, Period {
  readonly by?: VisitDimension;
  /** Only what has one of these values. */
  readonly filters: Readonly<Partial<Record<VisitDimension, readonly string[]>>>;
  /** Days are those of this zone. */
  readonly zone: Zone;
}

/** Whole numbers; a share is `k` of `n`. */
export interface VisitCounts {
  /** 客流: distinct visits of the period, registered or recorded as unprofiled. */
  readonly traffic: number;
  /** Those of them that were recorded as unprofiled. */
  readonly unprofiled: number;
  /** 留档率: visits of the traffic that a Created names, of the traffic. */
  readonly profiled: { readonly k: number; readonly n: number };
  /** 二次来店率: customers with two visits or more by `effectiveAt`, of the customers with a Created in the period. */
  readonly returned: { readonly k: number; readonly n: number };
}

export interface VisitsReport extends VisitCounts {
  /** By key; a customer with files in several groups counts in each of them, and once in all. */
  readonly groups?: readonly (VisitCounts & { readonly key: string })[];
}

/**
 * The dealer measures of visits for a period, as they were at one instant by what was known at another. A visit has the
 * outlet and channel that it was registered with; consultant and information source are those of the first file that names
 * it, else the consultant who recorded it as unprofiled. Files of merged customers are one customer's.
 * @source funnel.md 2, dealer measures
 */
export async function visitsReport(view: ViewReader, question: VisitsQuestion): Promise<VisitsReport> {
  const { by, filters } = question;
  const told = tellings(view, question);
  const wanted = Object.entries(filters) as [VisitDimension, readonly string[]][];
  const among = (place: Placed) => wanted.every(([name, values]) => values.includes(place[name]));

  const visits = (await placedVisits(told, question)).filter(({ place }) => among(place));
  const files = (await placedFiles(told, question)).filter(({ place }) => among(place));
  const returning = await returningCustomers(told, new Set(files.map(({ customer }) => customer)));
  const total = countsOf(visits, files, returning);
  if (by === undefined) return total;
  const keys = [...new Set([...visits, ...files].map(({ place }) => place[by]))].sort();
  const groups = keys.map((key) => ({
    key,
    ...countsOf(
      visits.filter(({ place }) => place[by] === key),
      files.filter(({ place }) => place[by] === key),
      returning,
    ),
  }));
  return { ...total, groups };
}

type Placed = Readonly<Record<VisitDimension, string>>;

interface PlacedVisit {
  readonly visit: Visit;
  readonly named: boolean;
  readonly place: Placed;
}

interface PlacedFile {
  /** Whose file it is, after all merges. */
  readonly customer: string;
  readonly place: Placed;
}

async function placedVisits(told: Tellings, question: VisitsQuestion): Promise<readonly PlacedVisit[]> {
  const placed: PlacedVisit[] = [];
  for (const visit of await told.visitsIn(question)) {
    const [file] = (await told.filesNaming(visit.id)).toSorted(byTime);
    const consultant = file?.consultant ?? visit.consultant;
    const { outlet, channel } = visit;
    const place = placeOf({ outlet, channel, consultant, infoSource: file?.infoSource, at: visit.at }, question.zone);
    placed.push({ visit, named: file !== undefined, place });
  }
  return placed;
}

async function placedFiles(told: Tellings, question: VisitsQuestion): Promise<readonly PlacedFile[]> {
  const merges = await told.merges();
  return (await told.filesIn(question)).flatMap((file) =>
    file.customerId === undefined
      ? []
      : [{ customer: mergedInto(file.customerId, merges), place: placeOf(file, question.zone) }],
  );
}

/** Those of the customers who came twice or more. */
async function returningCustomers(told: Tellings, customers: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const merges = await told.merges();
  const members = new Map([...customers].map((customer) => [customer, [customer]]));
  for (const from of merges.keys()) members.get(mergedInto(from, merges))?.push(from);
  const returning = new Set<string>();
  for (const [customer, ids] of members) {
    const visits = new Set<string>();
    for (const id of new Set(ids)) for (const visit of await visitsOfOne(told, id)) visits.add(visit);
    if (visits.size >= 2) returning.add(customer);
  }
  return returning;
}

/** Visits that name the customer or one of their opportunities, and those that their files name. */
async function visitsOfOne(told: Tellings, customer: string): Promise<readonly string[]> {
  const files = await told.filesOf(customer);
  const named = await told.visits(files.flatMap(({ visitId }) => visitId ?? []));
  const led = await Promise.all(files.map(({ opportunityId }) => told.visitsTo(opportunityId)));
  return [...(await told.visitsOf(customer)), ...named, ...led.flat()].map(({ id }) => id);
}

/** Merges lead on; those that lead in a circle make one person of all in it, under the first id. */
function mergedInto(customer: string, merges: ReadonlyMap<string, string>): string {
  const way = [customer];
  for (let next = merges.get(customer); next !== undefined; next = merges.get(next)) {
    const circle = way.indexOf(next);
    if (circle >= 0) return way.slice(circle).sort()[0] as string;
    way.push(next);
  }
  return way.at(-1) as string;
}

function countsOf(
  visits: readonly PlacedVisit[],
  files: readonly PlacedFile[],
  returning: ReadonlySet<string>,
): VisitCounts {
  const customers = [...new Set(files.map(({ customer }) => customer))];
  const traffic = visits.length;
  return {
    traffic,
    unprofiled: visits.filter(({ visit }) => visit.unprofiled).length,
    profiled: { k: visits.filter(({ named }) => named).length, n: traffic },
    returned: { k: customers.filter((customer) => returning.has(customer)).length, n: customers.length },
  };
}

type Place = Pick<File, 'outlet' | 'consultant' | 'infoSource' | 'channel' | 'at'>;

function placeOf({ outlet, consultant, infoSource, channel, at }: Place, zone: Zone): Placed {
  const day: LocalDate = localDate(at, zone);
  return {
    outlet: outlet ?? NONE,
    consultant: consultant ?? NONE,
    infoSource: infoSource ?? NONE,
    channel: channel ?? NONE,
    day,
  };
}

function byTime(a: File, b: File): number {
  return a.at < b.at || (a.at === b.at && a.opportunityId < b.opportunityId) ? -1 : 1;
}
