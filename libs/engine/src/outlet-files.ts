import { setImmediate as turn } from 'node:timers/promises';
import { catalogue, type History, judgeOutlet, type Point, type Rule, type Setting, sceneOf } from '#compliance';
import { aggregateIdOf } from '#kernel';
import { orderPlaced } from '#opportunity';
import { forecastRecorded } from '#planning';
import type { JudgedAt } from './judged-at.ts';

/** Rules on what outlets owe and forecast. */
export const OUTLET_RULES: readonly Rule[] = catalogue.filter((rule) =>
  rule.kind === 'due'
    ? rule.of === 'outlet'
    : (rule.kind === 'hard' || rule.kind === 'soft') && rule.on.some(({ type }) => type === forecastRecorded.type),
);

/** What bears on outlets, gathered as the streams of opportunities go by. */
export interface OutletFiles {
  take(history: History): void;
  /** Every verdict on every outlet. @throws the signal's reason */
  judged(point: Point, rules: readonly Rule[], signal?: AbortSignal): AsyncGenerator<JudgedAt>;
}

export function outletFiles(setting: Setting): OutletFiles {
  const { facts, book } = setting;
  const registered = facts.all('outlet').map(({ stream }) => aggregateIdOf(stream));
  const named = [...facts.all('demand'), ...facts.all('forecast')].flatMap(({ meta }) => meta.outlet ?? []);
  const files = new Map([...registered, ...named].map((outlet): [string, History[]] => [outlet, []]));
  return {
    take(history) {
      for (const outlet of orderedAt(history)) {
        const opportunities = files.get(outlet);
        if (opportunities) opportunities.push(history);
        else files.set(outlet, [history]);
      }
    },
    async *judged(point, rules, signal) {
      for (const [outlet, opportunities] of files) {
        signal?.throwIfAborted();
        await turn();
        const told = { outlet, forecasts: facts.all('forecast'), demands: facts.all('demand'), opportunities };
        const scene = sceneOf(facts.of('outlet', outlet), { ...setting, outlet });
        for (const verdict of judgeOutlet(told, point, { rules, book, scene })) yield { verdict, outlet };
      }
    },
  };
}

/** The outlets that an opportunity's orders were placed at: what an outlet owes follows from those alone. */
function orderedAt(history: History): ReadonlySet<string> {
  if (!history.some(({ type }) => type === orderPlaced.type)) return new Set();
  return new Set(history.flatMap(({ meta }) => meta.outlet ?? []));
}
