import type { Policies } from '#projections/funnel-flow';
import type { GroupOf } from './bridge-oracle.ts';
import { type Refolded, STAGES, type Stood, stageMovedTo } from './refold.ts';

/** Something that policies may read as an entry into a stage. */
interface Step {
  readonly t: number;
  readonly rank: number;
  readonly how: 'stay' | 'act' | 'win';
  /** Where it stood then. */
  readonly stood: Stood;
}

interface Unit {
  readonly group: string;
  readonly customer: string;
  readonly steps: readonly Step[];
  readonly began: number;
  readonly status: Stood['status'];
  readonly closed: number;
  readonly leaves: number;
  /** Where it stands. */
  readonly last: Stood;
}

/** k of n; of a rate of values what they are worth, in minor units by currency. */
export interface Share {
  readonly k: number;
  readonly n: number;
  /** null: of too few, of several currencies, or of nothing. */
  readonly rate: number | null;
  readonly units: Readonly<Record<string, { readonly k: bigint; readonly n: bigint }>>;
}

export interface OracleConversion {
  readonly stages: readonly Share[];
  readonly won: Share;
  readonly lost: Share;
  readonly converted: Share;
}

const ms = (at: string) => Date.parse(at);
const NEVER = Number.POSITIVE_INFINITY;

/** Cohort and progression of every group that anything is in, told from the words of the policies. */
export function conversionOracle(
  histories: readonly Refolded[],
  model: string,
  period: { readonly from: number; readonly to: number },
  policies: Policies,
  groupOf: GroupOf,
  personOf: (customer: string) => string,
): ReadonlyMap<string, OracleConversion> {
  const units = histories.flatMap((history) => unitsOf(history, model, policies, groupOf));
  const groups = Map.groupBy(units, ({ group }) => group);
  return new Map(
    [...groups].map(([group, ofGroup]) => {
      const persons = Map.groupBy(ofGroup, ({ customer }) => personOf(customer));
      const counted = policies.episodePolicy === 'customer' ? [...persons.values()].map(asOne) : ofGroup;
      return [group, conversionOf(counted, model, period, policies)];
    }),
  );
}

/** What these units come to. */
export function conversionOf(
  counted: readonly Unit[],
  model: string,
  period: { readonly from: number; readonly to: number },
  policies: Policies,
): OracleConversion {
  const units = policies.decided === 'closed-only' ? counted.filter(({ status }) => status !== 'open') : counted;
  const within = (t: number) => t > period.from && t <= period.to;
  const isFlow = policies.kind === 'progression';

  const stages = STAGES[model]!.map((_, rank) => {
    const entered: Counted[] = [];
    for (const { steps, leaves } of units) {
      const reaching = steps.filter((step) =>
        policies.entryPolicy === 'imputed' ? step.rank >= rank : step.rank === rank,
      );
      const entry = reaching[0];
      if (!entry) continue;
      const beyond = steps.filter(
        (step, n) => step.rank > rank && (step === entry || policies.orderPolicy === 'any' || n > steps.indexOf(entry)),
      );
      const progress = beyond.length === 0 ? NEVER : Math.max(entry.t, beyond[0]!.t);
      const leavesStage = Math.min(progress, leaves);
      const counts = within(entry.t) || (isFlow && entry.t <= period.from && leavesStage > period.from);
      if (counts) entered.push([entry.stood, progress < NEVER && (!isFlow || progress <= period.to)]);
    }
    const share = shareOf(entered, policies);
    const isLast = model === 'project@1' && rank === STAGES[model]!.length - 1;
    return isLast ? { ...share, rate: null } : share;
  });
  const decided = units.filter((unit) => unit.status !== 'open' && within(isFlow ? unit.closed : unit.began));
  const all = units.filter(
    ({ began, leaves }) => within(began) || (isFlow && began <= period.from && leaves > period.from),
  );
  const among = (some: readonly Unit[], isHit: (unit: Unit) => boolean) =>
    shareOf(
      some.map((unit) => [unit.last, isHit(unit)]),
      policies,
    );
  return {
    stages,
    won: among(decided, ({ status }) => status === 'won'),
    lost: among(decided, ({ status }) => status === 'lost'),
    converted: among(all, ({ status, closed }) => status === 'won' && (!isFlow || closed <= period.to)),
  };
}

/** What is counted by where it stood, and whether it is among the k. */
export type Counted = readonly [stood: Stood, isHit: boolean];

export function shareOf(counted: readonly Counted[], { basis, minimum }: Policies): Share {
  const [k, n] = [counted.filter(([, isHit]) => isHit).length, counted.length];
  const isGiven = n > 0 && n >= minimum;
  if (basis === 'count') return { k, n, rate: isGiven ? k / n : null, units: {} };
  const sums: Record<string, { k: bigint; n: bigint }> = {};
  for (const [{ currency, units }, isHit] of counted) {
    if (currency === '') continue;
    sums[currency] ??= { k: 0n, n: 0n };
    sums[currency].n += units;
    if (isHit) sums[currency].k += units;
  }
  const [sum, other] = Object.values(sums);
  const rate = isGiven && sum && !other && sum.n > 0n ? Number(sum.k) / Number(sum.n) : null;
  return { k, n, rate, units: Object.fromEntries(Object.entries(sums).filter(([, worth]) => worth.n > 0n)) };
}

function unitsOf({ customer, stood, acts }: Refolded, model: string, policies: Policies, groupOf: GroupOf): Unit[] {
  return [...Map.groupBy(stood, ({ episode }) => episode)].flatMap(([episode, states]) => {
    if (policies.episodePolicy === 'first-episode' && episode !== 1) return [];
    const last = states.at(-1)!;
    const group = groupOf(last);
    if (last.model !== model || group === undefined) return [];
    const closedFrom = states.findIndex((_, n) => states.slice(n).every(({ status }) => status === last.status));
    const closed = last.status === 'open' ? NEVER : ms(states[closedFrom]!.at);
    const steps: Step[] = [];
    for (const [n, state] of states.entries()) {
      const rank = STAGES[model]!.indexOf(state.stage);
      const before = states[n - 1];
      const stays = (one: Stood) => one.status === 'open' || (one.status === 'won' && model === 'project@1');
      if (n === 0 || (stays(state) && (!stays(before!) || before!.stage !== state.stage))) {
        steps.push({ t: ms(state.at), rank, how: 'stay', stood: state });
      }
    }
    if (last.status === 'won' && model !== 'project@1') {
      steps.push({ t: closed, rank: STAGES[model]!.length, how: 'win', stood: last });
    }
    if (policies.orderPolicy === 'any') {
      for (const { at, type, episode: of } of acts) {
        const rank = STAGES[model]!.indexOf(stageMovedTo(model, type) ?? '?');
        if (rank < 0 || of !== episode || ms(at) > closed) continue;
        const where = states.findLast((one) => one.at <= at);
        if (where) steps.push({ t: ms(at), rank, how: 'act', stood: where });
      }
      steps.sort((a, b) => a.t - b.t);
    }
    const leaves = last.status === 'won' && model === 'project@1' ? NEVER : closed;
    return [
      {
        group,
        customer,
        steps: read(steps, policies),
        began: ms(states[0]!.at),
        status: last.status,
        closed,
        leaves,
        last,
      },
    ];
  });
}

/** Each policy by its definition: which steps count. */
function read(steps: readonly Step[], { regressionPolicy, orderPolicy }: Policies): readonly Step[] {
  const kept = steps.filter((step, n) => {
    if (regressionPolicy === 'current-max') return steps.slice(0, n).every(({ rank }) => rank < step.rank);
    if (regressionPolicy === 'erase-on-back') {
      return steps.slice(n + 1).every(({ rank, how }) => how === 'act' || rank >= step.rank);
    }
    return true;
  });
  if (orderPolicy !== 'strict') return kept;
  const chain: Step[] = [];
  for (const step of kept) if (chain.length === 0 || step.rank === chain.at(-1)!.rank + 1) chain.push(step);
  return chain;
}

function asOne(units: readonly Unit[]): Unit {
  const ofStatus = (wanted: Stood['status']) => units.filter(({ status }) => status === wanted);
  const won = ofStatus('won').sort((a, b) => a.closed - b.closed)[0];
  const open = ofStatus('open').sort((a, b) => a.began - b.began)[0];
  const lost = ofStatus('lost').sort((a, b) => b.closed - a.closed)[0];
  const { status, closed, leaves, last } = (won ?? open ?? lost)!;
  return {
    group: units[0]!.group,
    customer: units[0]!.customer,
    steps: units.flatMap(({ steps }) => steps).sort((a, b) => a.t - b.t),
    began: Math.min(...units.map(({ began }) => began)),
    status,
    closed,
    leaves,
    last,
  };
}
