import { chineseWorkCalendar } from '#calendar';
import { ruleBookIn } from '#command';
import { catalogue, type History, type Judging, judgeOpportunity, policyOf, sceneOf, toldOf } from '#compliance';
import { type Engine, openEngine, registry } from '#engine';
import {
  aggregateIdOf,
  DEFAULT_ZONE,
  type Instant,
  type LocalDate,
  latest,
  type Policy,
  type PolicyQuestion,
  type RecordedEvent,
  type Zone,
} from '#kernel';
import { type OpportunityState, opportunity } from '#opportunity';
import { plantedCorpus } from '#simulation';
import { allFacts } from '../../libs/engine/src/facts-of-verdicts.ts';
import { knownStreams } from '../../libs/engine/src/known-streams.ts';
import { wholeStreams } from '../../libs/engine/src/whole-streams.ts';
import type { RuleWork } from './results.ts';

/**
 * `node rules-bench.js FOLDER`: the work of rules on the sales of a dealership whose rule set breaks and keeps every rule of
 * the catalogue. OPPORTUNITIES scales it, LIVE is how many of them are judged event by event. CPU, as other work on the
 * machine disturbs the clock. Prints one JSON line a figure.
 */
const opportunities = Number(process.env.OPPORTUNITIES ?? 3_000);
const live = Number(process.env.LIVE ?? 500);
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder for the log');

const engine = await played();
try {
  for (const figure of await measured(engine)) console.log(JSON.stringify(figure));
} finally {
  await engine.close();
}

async function played(): Promise<Engine> {
  let now = '' as Instant;
  const create = { tenant: 'bench', zone: DEFAULT_ZONE, simulated: true };
  const opened = await openEngine({ data: folder as string, create, clock: () => now });
  const start = '2025-01-01' as LocalDate;
  const { commands, imports } = plantedCorpus({ opportunities, seed: '7', months: 12, start, zone: DEFAULT_ZONE });
  const waiting = [...imports];
  for (const { recordedAt, ...command } of commands) {
    for (let next = waiting[0]; next && next.recordedAt <= recordedAt; next = waiting[0]) {
      now = next.recordedAt;
      await opened.executor.importHistory(next.history, next.actor);
      waiting.shift();
    }
    now = recordedAt;
    const outcome = await opened.executor.execute({ ...command, input: command.data });
    if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify({ command, outcome }));
  }
  return opened;
}

/** A sale with all that verdicts on it rest on. */
interface Sale {
  readonly history: History;
  readonly told: History;
  readonly judging: Judging;
}

async function measured({ store }: Engine): Promise<readonly RuleWork[]> {
  const [book, facts, others] = [await ruleBookIn(store, registry), await allFacts(store), knownStreams({ store })];
  const setting = { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone };
  const sales: Sale[] = [];
  for await (const { history } of wholeStreams(store, await store.head(), new Set([opportunity.category]))) {
    const told = toldOf(history, facts.exportsOf(aggregateIdOf((history[0] as RecordedEvent).stream)));
    const judging = { rules: catalogue, book, scene: sceneOf(history, setting), known: others.known };
    sales.push({ history, told, judging });
  }
  const end = sales.map(({ told }) => (told.at(-1) as RecordedEvent).recordedAt).reduce(latest);
  const policy = policyOf(book);
  let questions = questionsIn(sales, policy, others.known);
  for (const sale of sales) judge(sale.told, end, sale);
  while (await others.read()) {
    questions = questionsIn(sales, policy, others.known);
    for (const sale of sales) judge(sale.told, end, sale);
  }
  return [
    {
      work: 'sales judged once at the end',
      ...costOf(
        sales,
        ({ told }) => told.length,
        (sale) => judge(sale.told, end, sale),
      ),
    },
    {
      work: 'a sale judged again with each of its events',
      ...costOf(
        sales.slice(0, live).flatMap((sale) => sale.told.map((event, n) => ({ sale, event, upTo: n + 1 }))),
        () => 1,
        ({ sale, event, upTo }) => judge(sale.told.slice(0, upTo), event.recordedAt, sale),
      ),
    },
    {
      work: 'the policy of a command',
      ...costOf(
        questions,
        () => 1,
        (question) => {
          policy.facts?.(question);
          return policy.judge(question) ?? policy.warnings?.(question);
        },
      ),
    },
  ];
}

function judge(told: History, at: Instant, { judging }: Sale) {
  return judgeOpportunity(told, { asOf: at, effectiveAt: at }, judging);
}

/** What `decide` asks of the policy for each command that was accepted, with the facts that the rules look at. */
function questionsIn(
  sales: readonly Sale[],
  policy: Policy,
  known: NonNullable<Judging['known']>,
): readonly PolicyQuestion[] {
  return sales.flatMap(({ history, judging }) => {
    const questions: PolicyQuestion[] = [];
    let state: OpportunityState = opportunity.initial;
    for (const [, events] of Map.groupBy(history, ({ meta }) => meta.commandId)) {
      const [{ stream, occurredAt, recordedAt, meta }] = events as [RecordedEvent];
      const asked = {
        command: '',
        input: {},
        actor: meta.actor,
        occurredAt,
        now: recordedAt,
        zone: judging.scene.zone,
      };
      const of = { category: opportunity.category, id: aggregateIdOf(stream), state, effective: state, events };
      const question = withFacts({ ...asked, ...of, facts: {} }, policy, known);
      if (!meta.provenance) questions.push(question);
      state = events.reduce(opportunity.evolve, state);
    }
    return questions;
  });
}

function withFacts(question: PolicyQuestion, policy: Policy, known: NonNullable<Judging['known']>): PolicyQuestion {
  const { facts, occurredAt, now } = question;
  const wanted = Object.entries(policy.facts?.(question) ?? {}).filter(([name]) => !(name in facts));
  if (wanted.length === 0) return question;
  const found = known(Object.fromEntries(wanted), occurredAt, now);
  return withFacts({ ...question, facts: { ...facts, ...found } }, policy, known);
}

/** CPU in µs for each of what `countOf` counts, over all and at quantiles of the pieces of work. */
function costOf<Piece>(
  pieces: readonly Piece[],
  countOf: (piece: Piece) => number,
  work: (piece: Piece) => unknown,
): Omit<RuleWork, 'work'> {
  const each: number[] = [];
  let [n, used] = [0, 0];
  for (const piece of pieces) {
    const before = process.cpuUsage();
    work(piece);
    const { user, system } = process.cpuUsage(before);
    n += countOf(piece);
    used += user + system;
    each.push((user + system) / countOf(piece));
  }
  each.sort((a, b) => a - b);
  const quantile = (share: number) => each[Math.min(each.length - 1, Math.floor(share * each.length))] as number;
  return { n, microsecondsEach: used / n, p50: quantile(0.5), p99: quantile(0.99) };
}
