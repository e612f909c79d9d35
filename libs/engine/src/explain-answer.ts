import type { Instant } from '#kernel';
import type { Counted, Tell } from '#projections/funnel-flow';
import type { Completeness } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { type AskedPage, type ExplainedCell, pageOfCell } from './explained-cell.ts';
import type { Engine } from './open-engine.ts';

/** A question about one figure of an answer: the same question, and the name of the figure. */
export type CellQuestion<Question> = Question &
  AskedPage & {
    /** As the answer names it: `winRate.k`, `stages.ENGAGING.stalled`, `groups.north.won`. */
    readonly cell: string | undefined;
  };

/** What an answer says of itself, beside its figures. */
interface Framed extends Completeness {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** The opportunities behind a figure of an answer, and the events that they rest on, page by page. */
export interface CellAnswer extends Framed, ExplainedCell {
  readonly cell: string;
}

/** What each figure of an answer counts, by its name. */
export type Cells = Map<string, readonly Counted[]>;

/** Names of figures that a refusal tells. */
const TOLD = 40;

const GROUPS = 'groups.';

/**
 * Makes the question about one figure from the question about all: whatever counts the figure tells what it counted.
 * @param ask throws what it throws; beside it QuestionRefused for a figure that there is not
 */
export function explaining<Question extends object>(
  ask: (engine: Engine, question: Question, tell: Tell) => Promise<Framed>,
) {
  return async (engine: Engine, question: CellQuestion<Question>): Promise<CellAnswer> => {
    const { cell, limit, after, ...asked } = question;
    const pageOf = pageOfCell({ limit, after });
    const cells: Cells = new Map();
    const answer = await ask(engine, asked as unknown as Question, (figure, counted) => cells.set(figure, counted));
    const counted = countedIn(cells, cell);
    const { stageModel, from, to, asOf, effectiveAt, position, settled, incomplete } = answer;
    return {
      stageModel,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...{ asOf, effectiveAt, cell: cell as string },
      ...(await pageOf(engine, counted, { asOf, effectiveAt })),
      ...{ position, settled, incomplete },
    };
  };
}

/** @throws QuestionRefused for a figure that there is not */
export function countedIn(cells: Cells, cell: string | undefined): readonly Counted[] {
  const counted = cell === undefined ? undefined : cells.get(cell);
  if (counted) return counted;
  const names = [...cells.keys()];
  const ofWhole = names.filter((one) => !one.startsWith(GROUPS));
  const ofGroups = ofWhole.length < names.length ? [`${GROUPS}<key>.<figure>`] : [];
  const more = ofWhole.length > TOLD ? ['…'] : [];
  const list = [...ofWhole.slice(0, TOLD), ...more, ...ofGroups].join(', ');
  const name = cell === undefined ? undefined : JSON.stringify(cell.slice(0, 64));
  throw new QuestionRefused(
    name === undefined
      ? { zh: `未指明要说明哪个数字；可选 ${list}`, en: `no figure is named to explain; there are ${list}` }
      : {
          zh: `没有可说明的数字 ${name}；可选 ${list}`,
          en: `there is no figure ${name} to explain; there are ${list}`,
        },
  );
}
