import { type Instant, isoWeekOf, type JsonObject, money } from '#kernel';
import type { Calendar } from '../calendar.ts';
import type { Outlet } from '../dealership.ts';
import { type Random, seededRandom } from '../random.ts';
import type { TimedCommand } from '../timed-command.ts';
import { NEXT_MORNING } from './cases.ts';
import type { Life, OfOutlet } from './life.ts';
import type { PlantedViolation } from './planted-violation.ts';

/** What an outlet does by its calendar, and what it leaves undone. */
export interface OutletActs {
  readonly commands: readonly TimedCommand[];
  readonly violations: readonly PlantedViolation[];
}

interface Acting {
  readonly outlet: Outlet;
  readonly calendar: Calendar;
  readonly commands: TimedCommand[];
  readonly violations: PlantedViolation[];
}

const ERP = { id: 'sim-erp', role: 'service' };
/** Minutes of the day: Tuesday's demand, the evening's export, the forecasts. */
const [TUESDAY_EVENING, EVENING, FORECAST] = [1_080, 1_260, 600];
/** What the rule book expects each person to bring in a month, in fen. */
const QUOTA = 60_000_000n;

export function outletActs(outlet: Outlet, lives: readonly Life[], calendar: Calendar, seed: string): OutletActs {
  const acting: Acting = { outlet, calendar, commands: [], violations: [] };
  submitDemands(acting, lives);
  exportSales(acting, lives);
  recordForecasts(acting, seededRandom(`${seed}/forecasts/${outlet.id}`));
  return acting;
}

/** On the eve of each Wednesday the planner submits what was ordered since, but for what is forgotten until the next. */
function submitDemands(acting: Acting, lives: readonly Life[]): void {
  const { outlet, calendar, violations } = acting;
  const orders = lives.flatMap(({ ofOutlet: { order } }) => (order ? [order] : []));
  let since = calendar.at(0, 0);
  let forgotten: readonly NonNullable<OfOutlet['order']>[] = [];
  for (let day = 0; day < calendar.days; day += 1) {
    if (Temporal.PlainDate.from(calendar.dateOf(day)).dayOfWeek !== 2) continue;
    const at = calendar.at(day, TUESDAY_EVENING);
    const fresh = orders.filter((order) => order.at >= since && order.at < at);
    const late = fresh.filter(({ demand }) => demand === 'a week late');
    const batch = [...forgotten, ...fresh.filter((order) => !late.includes(order))];
    if (batch.length > 0) {
      const quantities = Map.groupBy(batch, ({ model }) => model);
      const lines = [...quantities].map(([model, of]) => ({ model, quantity: of.length }));
      const week = isoWeekOf(calendar.dateOf(day + 1));
      const orderIds = batch.map(({ orderId }) => orderId);
      const data = { outlet: outlet.id, week, lines, orderIds };
      send(acting, 'SubmitDemand', `${outlet.id}-${week}`, data, { actor: outlet.planner, at });
    }
    if (late.length > 0) {
      const deadline = calendar.at(day + 1, 0);
      const fixedAt = calendar.at(day + 7, TUESDAY_EVENING);
      violations.push({ ...breachOf(outlet, 'weekly-demand'), since: deadline, dueAt: deadline, fixedAt });
    }
    [since, forgotten] = [at, late];
  }
}

/** In the evening of a day its sales go to DSERP; what was left behind goes the next morning, or never. */
function exportSales(acting: Acting, lives: readonly Life[]): void {
  const { outlet, calendar } = acting;
  const sales = lives.flatMap(({ opportunity, ofOutlet: { sold } }) => (sold ? [{ ...sold, opportunity }] : []));
  for (const [day, sold] of Map.groupBy(sales, ({ at }) => calendar.dayOf(at))) {
    const date = calendar.dateOf(day);
    for (const [when, at] of [
      ['same day', calendar.at(day, EVENING)],
      ['next day', calendar.at(day + 1, NEXT_MORNING)],
    ] as const) {
      const opportunityIds = sold.filter((one) => one.export === when).map(({ opportunity }) => opportunity);
      if (opportunityIds.length === 0) continue;
      const batchId = `${outlet.id}-${date}-${when === 'same day' ? 1 : 2}`;
      const batch = { batchId, outlet: outlet.id, date, opportunityIds, rows: opportunityIds.length };
      const sent = { ...batch, sha256: hashOf(batchId), acknowledgedAt: at };
      send(acting, 'ExportToErp', `${outlet.id}-${date}`, sent, { actor: ERP, at, as: batchId });
    }
  }
}

/** On the first and the sixteenth; now and then days late, never, or below the quota. */
function recordForecasts(acting: Acting, random: Random): void {
  const { outlet, calendar, violations } = acting;
  const people = BigInt(outlet.consultants.length + 3);
  for (let day = 1; day < calendar.days - 6; day += 1) {
    const date = calendar.dateOf(day);
    if (!date.endsWith('-01') && !date.endsWith('-16')) continue;
    const turn = random.weighted({ kept: 12, late: 2, never: 1, low: 3 });
    const at = calendar.at(day, FORECAST);
    const deadline = calendar.at(day + 1, 0);
    const recordedAt = turn === 'late' ? calendar.at(day + 3, FORECAST) : at;
    if (turn === 'late' || turn === 'never') {
      const fixedAt = turn === 'late' ? recordedAt : null;
      violations.push({ ...breachOf(outlet, 'forecast-twice-a-month'), since: deadline, dueAt: deadline, fixedAt });
    }
    if (turn === 'low') violations.push({ ...breachOf(outlet, 'forecast-covers-quota'), since: at });
    if (turn !== 'never') {
      const amount = { ...money(QUOTA * people - (turn === 'low' ? 1n : 0n), 'CNY') };
      const scope = { outlet: outlet.id };
      const data = { method: 'judgement', asOf: at, horizon: date.slice(0, 7), scope, amount };
      send(acting, 'RecordForecast', `${outlet.id}-${date}`, data, { actor: outlet.manager, at, recordedAt });
    }
  }
}

interface Sending {
  readonly actor: TimedCommand['actor'];
  readonly at: Instant;
  readonly recordedAt?: Instant;
  /** Part of the command id; default: the id. */
  readonly as?: string;
}

function send({ commands }: Acting, command: string, id: string, data: JsonObject, sending: Sending): void {
  const { actor, at, recordedAt = at, as = id } = sending;
  commands.push({ command, id, data, actor, commandId: `sim:${command}:${as}`, occurredAt: at, recordedAt });
}

function breachOf({ id }: Outlet, rule: string) {
  const open = { since: '' as Instant, dueAt: null, fixedAt: null };
  return { rule, subject: { kind: 'outlet', id }, opportunityId: null, ...open } as const;
}

/** Of a file that nobody has: as long as a hash is. */
function hashOf(batchId: string): string {
  const random = seededRandom(batchId);
  return Array.from({ length: 64 }, () => '0123456789abcdef'.charAt(random.whole(0, 15))).join('');
}
