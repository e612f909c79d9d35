import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Counted, type Tell, telling } from './counted.ts';
import { historyAt } from './flow.ts';
import type { Flows } from './flow-memory.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';
import type { Standing } from './stock.ts';

export interface StandingQuestion extends Scope {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/**
 * Tells what each figure of a snapshot counts: every opportunity that had begun, once, as it stood then. The snapshot adds up
 * moves; here each opportunity is looked at.
 */
export function tellStanding({ flows }: Flows, question: StandingQuestion, model: StageModel, tell: Tell): void {
  const { by, asOf, effectiveAt } = question;
  const all: Standing[] = [];
  for (const [stream, { points }] of flows) {
    const point = historyAt(points, epochMs(asOf), epochMs(effectiveAt)).at(-1);
    if (point) all.push({ stream, point });
  }
  tellStock(inGroups(all, wholeOf(question)).get('') ?? [], model, tell);
  if (by === undefined) return;
  for (const [key, own] of inGroups(all, groupsOf(question, by))) {
    tellStock(own, model, telling(tell, `groups.${key}`) as Tell);
  }
}

function inGroups(all: readonly Standing[], keyOf: KeyOf): ReadonlyMap<string, readonly Standing[]> {
  const inScope = all.filter(({ point }) => keyOf(point) !== undefined);
  return Map.groupBy(inScope, ({ point }) => keyOf(point) as string);
}

function tellStock(all: readonly Standing[], { stages }: StageModel, tell: Tell): void {
  const tally = (figure: string, some: readonly Standing[]) => {
    tell(
      figure,
      some.map((one) => ({ ...owned(one), worth: one.point })),
    );
    tell(`${figure}.unvalued`, some.filter(({ point }) => point.currency === '').map(owned));
  };
  const open = all.filter(({ point }) => point.status === 'open');
  tell('entered', all.map(owned));
  tally('open', open);
  for (const status of ['won', 'lost'] as const) {
    tally(
      status,
      all.filter(({ point }) => point.status === status),
    );
  }
  const others = open.map(({ point }) => point.stage).filter((stage) => !stages.some(({ id }) => id === stage));
  for (const stage of [...stages.map(({ id }) => id), ...new Set(others)]) {
    tally(
      `stages.${stage}`,
      open.filter(({ point }) => point.stage === stage),
    );
  }
}

const owned = ({ stream, point }: Standing): Counted => ({ stream, episode: point.episode });
