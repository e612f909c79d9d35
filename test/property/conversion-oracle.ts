import type { Policies } from '#projections/funnel-flow';
import type { GroupOf } from './bridge-oracle.ts';
import { type Refolded, STAGES, type Stood, stageMovedTo } from './refold.ts';

/** Something that policies may read as an entry into a stage. */
interface Step {
  readonly t: number;
  readonly rank: number;
  readonly how: 'stay' | 'act' | 'win';
}

interface Unit {
  readonly group: string;
  readonly customer: string;
  readonly steps: readonly Step[];
  readonly began: number;
  readonly status: Stood['status'];
  readonly closed: number;
  readonly leaves: number;
}

export interface OracleConversion {
  readonly stages: readonly { readonly entered: number; readonly progressed: number }[];
  readonly won: readonly [k: number, n: number];
  readonly lost: readonly [k: number, n: number];
  readonly converted: readonly [k: number, n: number];
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
    let [entered, progressed] = [0, 0];
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
      if (!counts) continue;
      entered += 1;
      if (progress < NEVER && (!isFlow || progress <= period.to)) progressed += 1;
    }
    return { entered, progressed };
  });
  const decided = units.filter((unit) => unit.status !== 'open' && within(isFlow ? unit.closed : unit.began));
  const all = units.filter(
    ({ began, leaves }) => within(began) || (isFlow && began <= period.from && leaves > period.from),
  );
  const wins = decided.filter(({ status }) => status === 'won').length;
  const winsOfAll = all.filter(({ status, closed }) => status === 'won' && (!isFlow || closed <= period.to)).length;
  return {
    stages,
    won: [wins, decided.length],
    lost: [decided.length - wins, decided.length],
    converted: [winsOfAll, all.length],
  };
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
        steps.push({ t: ms(state.at), rank, how: 'stay' });
      }
    }
    if (last.status === 'won' && model !== 'project@1') {
      steps.push({ t: closed, rank: STAGES[model]!.length, how: 'win' });
    }
    if (policies.orderPolicy === 'any') {
      for (const { at, type, episode: of } of acts) {
        const rank = STAGES[model]!.indexOf(stageMovedTo(model, type) ?? '?');
        if (rank >= 0 && of === episode && ms(at) <= closed) steps.push({ t: ms(at), rank, how: 'act' });
      }
      steps.sort((a, b) => a.t - b.t);
    }
    const leaves = last.status === 'won' && model === 'project@1' ? NEVER : closed;
    return [
      { group, customer, steps: read(steps, policies), began: ms(states[0]!.at), status: last.status, closed, leaves },
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
  const open = ofStatus('open')[0];
  const lost = ofStatus('lost').sort((a, b) => b.closed - a.closed)[0];
  const { status, closed, leaves } = (won ?? open ?? lost)!;
  return {
    group: units[0]!.group,
    customer: units[0]!.customer,
    steps: units.flatMap(({ steps }) => steps).sort((a, b) => a.t - b.t),
    began: Math.min(...units.map(({ began }) => began)),
    status,
    closed,
    leaves,
  };
}
