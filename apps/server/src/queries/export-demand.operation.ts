import { covers } from '#access';
import { NothingKnown, QuestionRefused } from '#engine';
import { demandFile } from '#interchange';
import { type Instant, parseIsoWeek } from '#kernel';
import { Ask } from '#nest';
import { COUNT, INSTANT, listOf, objectOf, TEXT, YES } from './answer-schemas.ts';
import { noOutlet, OUTLET_MISSING } from './outlet-asked.ts';
import { asOf, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly outlet?: string;
  readonly week?: string;
  readonly asOf?: Instant;
}

/** Nothing of a person is in it. */
export const exportDemandOperation: QueryOperation = {
  name: 'exportDemand',
  right: 'export',
  path: '/v1/exports/demand',
  summary: {
    zh: '门店某周提报的需求，含补报：清单与 CSV',
    en: 'The demand that an outlet submitted for a week, supplements included: manifest and CSV',
  },
  parameters: [
    { ...text('outlet', 'of which outlet'), isRequired: true },
    { ...text('week', 'an ISO week, such as 2026-W48'), isRequired: true },
    asOf,
  ],
  mayBeMissing: true,
  answer: [
    'DemandExport',
    objectOf({
      asOf: INSTANT,
      manifest: objectOf({
        format: TEXT,
        outlet: TEXT,
        week: TEXT,
        file: TEXT,
        sha256: TEXT,
        rows: COUNT,
        submissions: listOf(TEXT),
        orderIds: listOf(TEXT),
      }),
      csv: TEXT,
      position: TEXT,
      settled: YES,
    }),
  ],
  async ask({ bus, grant: { scope }, reader, given }) {
    const { outlet, week: asked = '', ...times } = given as Given;
    const week = parseIsoWeek(asked);
    if (outlet === undefined) throw new QuestionRefused(OUTLET_MISSING);
    if (!week)
      throw new QuestionRefused({
        zh: '缺少 week，或没有这一周：请写成 2026-W48',
        en: 'week is missing, or none that exists: write one such as 2026-W48',
      });
    if (!covers(scope, { outlet })) throw new NothingKnown(noOutlet(outlet));
    const { batch, ...answer } = await bus.execute(new Ask('demandBatch', { ...times, outlet, week }).by(reader));
    return { ...answer, ...demandFile(batch) };
  },
};
