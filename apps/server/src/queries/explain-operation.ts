import type { QueryBus } from '@nestjs/cqrs';
import type { Grant } from '#access';
import type { AskedPage, CellAnswer, Reader } from '#engine';
import { COUNT, INCOMPLETE, INSTANT, listOf, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { after, limit, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

const SUM = { count: COUNT, 'value?': orNull(ref('Money')), 'values?': listOf(ref('Money')) };

const PAGE = {
  ...SUM,
  episodes: listOf(
    objectOf({
      opportunity: TEXT,
      episode: orNull(COUNT),
      ...SUM,
      events: listOf(objectOf({ id: TEXT, type: TEXT, occurredAt: INSTANT })),
    }),
  ),
  next: orNull(TEXT),
};

/** What a figure counts: a page of episodes, each with the events that it rests on. */
export const EXPLAINED = objectOf(PAGE);

/** The same, with the name of the figure. */
export const CELL = { cell: TEXT, ...PAGE };

/** A figure, and a page of what it counts. */
interface Cell extends AskedPage {
  readonly cell: string | undefined;
}

interface Explaining {
  readonly bus: QueryBus;
  readonly reader: Reader;
  readonly grant: Grant;
  readonly given: object;
  readonly page: Cell;
}

/**
 * The question about one figure of what an operation answers: its address is the operation's with `/explain`, its parameters
 * are the operation's, with the figure and the page.
 * @param example names of figures, as the answer has them
 */
export function explainOperation(
  of: QueryOperation,
  example: string,
  ask: (asking: Explaining) => Promise<CellAnswer>,
): QueryOperation {
  return {
    name: `${of.name}Cell`,
    right: of.right,
    path: `${of.path}/explain`,
    summary: {
      zh: `其中某个数字背后的商机与事件，分页（${of.summary.zh}）`,
      en: `The opportunities and events behind a figure of it, page by page: ${of.summary.en}`,
    },
    parameters: [
      ...of.parameters,
      { ...text('cell', `the figure, as the answer names it: ${example}`), isRequired: true },
      limit,
      after,
    ],
    answer: [
      'ExplainedFigure',
      objectOf({
        stageModel: TEXT,
        'from?': INSTANT,
        'to?': INSTANT,
        asOf: INSTANT,
        effectiveAt: INSTANT,
        ...CELL,
        position: TEXT,
        settled: YES,
        incomplete: INCOMPLETE,
      }),
    ],
    ask({ bus, grant, reader, given }) {
      const { cell, limit, after, ...asked } = given as unknown as Cell & { readonly limit: number };
      return ask({ bus, grant, reader, given: asked, page: { cell, limit, after } });
    },
  };
}
