import { bindingsOf } from './in-force.ts';
import { isBefore } from './judge-due.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import type { Judging } from './judging.ts';
import type { Point } from './point.ts';
import type { AnyOutletRule, OutletFiles, OutletFinding } from './rule.ts';
import { ruleInForce } from './rule-book.ts';
import type { Verdict } from './verdict.ts';
import { parametersOf, verdictOf } from './verdict-of.ts';

/** Every verdict on an outlet at a point: on its forecasts, and on what its calendar owes. The scene's zone is the outlet's. */
export function judgeOutlet(files: OutletFiles, point: Point, judging: Judging): readonly Verdict[] {
  const { rules, book, scene } = judging;
  const forecasts = files.forecasts.filter(({ data }) => outletOf(data) === files.outlet);
  const onForecasts = judgeEvents(forecasts, point, OF_FORECASTS, judging, bindingsOf(book));
  return rules.flatMap((rule): readonly Verdict[] => {
    if (rule.kind !== 'due') return onForecasts(rule);
    if (rule.of !== 'outlet') return [];
    return rule
      .find(files, point, (occasion) => ruleInForce(book, rule.name, occasion), scene, book)
      .map((finding) => verdictOn(rule, files.outlet, finding));
  });
}

/** Forecasts follow no stage model, and nothing that was forecast before decides one. */
const OF_FORECASTS: Stream<undefined> = {
  id: '',
  opportunityId: null,
  stageModel: undefined,
  stateOf: () => undefined,
  ownerOf: () => undefined,
};

function outletOf({ scope }: { readonly scope?: unknown }): unknown {
  return typeof scope === 'object' && scope !== null && 'outlet' in scope ? scope.outlet : undefined;
}

function verdictOn(rule: AnyOutletRule, outlet: string, finding: OutletFinding): Verdict {
  const { inForce, key, deadline, status, decidableAt, fixing, evidence, values } = finding;
  const obligation = `${rule.name}:${outlet}:${key}`;
  const about = { subject: { kind: 'outlet', id: outlet }, opportunityId: null, consultant: null, obligation } as const;
  return verdictOf(
    rule,
    { inForce, parameters: parametersOf(rule, inForce) },
    { ...about, values },
    {
      status,
      since: status === 'violated' ? deadline.at : null,
      dueAt: deadline.at,
      decidableAt,
      fixedAt: fixing?.recordedAt ?? null,
      recordedLate: fixing !== undefined && isBefore(fixing.occurredAt, deadline),
      evidence,
    },
  );
}
