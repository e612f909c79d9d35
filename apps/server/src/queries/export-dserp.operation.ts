import { covers } from '#access';
import { type DserpQuestion, NothingKnown, QuestionRefused } from '#engine';
import { dserpFile } from '#interchange';
import { Ask } from '#nest';
import { COUNT, INSTANT, listOf, objectOf, orNull, TEXT, YES } from './answer-schemas.ts';
import { day } from './day.ts';
import { noOutlet, OUTLET_MISSING } from './outlet-asked.ts';
import { asOf, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

/** One batch: whether it has columns of persons is for the role of the asker. */
export const exportDserpOperation: QueryOperation = {
  name: 'exportDserp',
  right: 'export',
  path: '/v1/exports/dserp',
  summary: {
    zh: '门店当日成交、尚未被 DSERP 确认的销售：清单与 CSV',
    en: 'The sales of an outlet and a day that no acknowledged batch holds, for DSERP: manifest and CSV',
  },
  parameters: [
    { ...text('outlet', 'of which outlet'), isRequired: true },
    { ...day('date', 'on which local day they were concluded'), isRequired: true },
    text('batch', 'an acknowledged batch again, by its id'),
    asOf,
  ],
  mayBeMissing: true,
  answer: [
    'DserpExport',
    objectOf({
      asOf: INSTANT,
      manifest: orNull(
        objectOf({
          format: TEXT,
          batchId: TEXT,
          outlet: TEXT,
          date: TEXT,
          file: TEXT,
          sha256: TEXT,
          rows: COUNT,
          columns: listOf(TEXT),
          personalData: YES,
          opportunityIds: listOf(TEXT),
        }),
      ),
      csv: orNull(TEXT),
      acknowledged: listOf(objectOf({ batchId: TEXT, sha256: TEXT, rows: COUNT, at: INSTANT })),
      position: TEXT,
      settled: YES,
    }),
  ],
  async ask({ bus, grant: { scope, seesPersonalData }, reader, given }) {
    const { outlet, date, ...more } = given as Partial<DserpQuestion>;
    if (outlet === undefined) throw new QuestionRefused(OUTLET_MISSING);
    if (date === undefined)
      throw new QuestionRefused({
        zh: '缺少 date：请写成 2026-11-24',
        en: 'date is missing: write one such as 2026-11-24',
      });
    if (!covers(scope, { outlet })) throw new NothingKnown(noOutlet(outlet));
    // On record under the same code as on the command line, unless the asker gives another.
    const why = reader.why === this.right ? 'export-dserp' : reader.why;
    const { batch, ...answer } = await bus.execute(
      new Ask('dserpBatch', { ...more, outlet, date }).by({ ...reader, why }),
    );
    const file = batch && dserpFile(batch, seesPersonalData);
    return { ...answer, manifest: file?.manifest ?? null, csv: file?.csv ?? null };
  },
};
