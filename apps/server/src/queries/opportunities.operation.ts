import { covers, type Scope, targetOfDimensions } from '#access';
import { positionToken } from '#engine';
import { streamName } from '#kernel';
import { type OpportunityItem, opportunitiesOfConsultant } from '#projections/opportunity';
import type { ViewReader } from '#read-store';
import { COUNT, INSTANT, mapOf, objectOf, orNull, pageOf, ref, TEXT } from './answer-schemas.ts';
import { cursorAt, keyAt } from './page-cursor.ts';
import { after, limit, oneOf, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly consultant?: string;
  readonly status?: string;
  readonly limit: number;
  readonly after?: string;
}

/** Documents looked through for one page at most: a page may hold fewer than asked for and still have a next one. */
const LOOKED_THROUGH = 5_000;

export const opportunitiesOperation: QueryOperation = {
  name: 'opportunities',
  right: 'opportunity',
  path: '/v1/opportunities',
  summary: { zh: '销售机会列表，分页', en: 'Opportunities, page by page, each where it stands now' },
  parameters: [
    text('consultant', 'only those of this consultant'),
    oneOf('status', 'only those', ['open', 'won', 'lost']),
    limit,
    after,
  ],
  answer: [
    'OpportunityPage',
    pageOf(
      'opportunities',
      objectOf({
        id: TEXT,
        customerId: orNull(TEXT),
        consultant: orNull(TEXT),
        status: orNull(TEXT),
        stage: orNull(TEXT),
        stageModel: orNull(TEXT),
        episode: COUNT,
        value: orNull(ref('Money')),
        dimensions: mapOf(TEXT),
        createdAt: orNull(INSTANT),
        revision: COUNT,
      }),
    ),
  ],
  async ask({ engine, grant, given }) {
    const { limit, after, consultant = grant.scope.consultant, status } = given as unknown as Given;
    const head = await engine.store.head();
    const view = await engine.projector.ensureCaughtUp('opportunity', head);
    return view.read(async (reader) => {
      const list = { engine, view: reader, question: JSON.stringify([consultant, status]) };
      const from = after === undefined ? '' : keyAt(list, after);
      const found = await pageFrom(reader, from, limit, { consultant, status, scope: grant.scope });
      return {
        opportunities: found.items,
        next: found.last === undefined ? null : cursorAt(list, found.last),
        position: positionToken(engine.store.header.logId, (await reader.checkpoint()) ?? { index: -1 }),
      };
    });
  },
};

interface Wanted {
  readonly consultant: string | undefined;
  readonly status: string | undefined;
  readonly scope: Scope;
}

/** The items after a key, and the last key looked at where there may be more. */
async function pageFrom(view: ViewReader, from: string, limit: number, { consultant, status, scope }: Wanted) {
  const isWanted = (item: OpportunityItem) =>
    (status === undefined || item.status === status) && covers(scope, targetOfDimensions(item.dimensions));
  if (consultant !== undefined) {
    const all = (await opportunitiesOfConsultant(view, consultant)).map((item) => ({ key: keyOf(item), item }));
    const rest = all.filter(({ key, item }) => key > from && isWanted(item)).sort((a, b) => (a.key < b.key ? -1 : 1));
    return { items: rest.slice(0, limit).map(({ item }) => item), last: rest[limit] && rest[limit - 1]?.key };
  }
  const items: OpportunityItem[] = [];
  for (let key = from, looked = 0; looked < LOOKED_THROUGH; ) {
    const page = await view.find('opportunities', { ...(key !== '' && { from: key, fromExclusive: true }), limit });
    for (const { document } of page) {
      const { facts: _, ...item } = document as unknown as OpportunityItem & { readonly facts: unknown };
      key = keyOf(item);
      if (isWanted(item)) items.push(item);
      if (items.length === limit) return { items, last: key };
    }
    if (page.length < limit) return { items, last: undefined };
    looked += page.length;
    if (looked >= LOOKED_THROUGH) return { items, last: key };
  }
  return { items, last: undefined };
}

function keyOf({ id }: OpportunityItem): string {
  return streamName('opportunity', id);
}
