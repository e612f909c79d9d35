import type { Command } from 'commander';
import { askDemandBatch } from '#engine';
import { demandFile } from '#interchange';
import { parseIsoWeek } from '#kernel';
import { invalid } from '../failure.ts';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show } from '../output.ts';
import { requireRight, withAnswer, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';
import { writeBatch } from './write-batch.ts';

interface ExportOptions extends QueryOptions {
  readonly outlet: string;
  readonly week: string;
  readonly out: string;
}

export function demandExport(group: Command): void {
  withQueryOptions(group.command('demand'))
    .description('the demand that an outlet submitted for a week: CSV and manifest / 周需求提报导出')
    .requiredOption('--outlet <id>', 'of which outlet / 门店')
    .requiredOption('--week <week>', 'such as 2026-W48 / ISO 周')
    .option('--out <dir>', 'folder for the two files / 输出目录', '.')
    .action(exportDemand);
}

async function exportDemand({ outlet, week: asked, out, ...options }: ExportOptions): Promise<void> {
  requireRight(options, 'export');
  const week = parseIsoWeek(asked);
  if (!week) {
    throw invalid(
      `--week 的值 ${JSON.stringify(asked)} 不是存在的周。请写成 2026-W48。`,
      `--week: ${JSON.stringify(asked)} is not a week that exists. Write one such as 2026-W48.`,
    );
  }
  const { batch, ...answer } = await withAnswer(options, 'export-demand', (engine) => {
    const times = askedTimes(options, zoneFor(options, engine), engine.clock());
    return askDemandBatch(engine, { ...times, outlet, week });
  });
  const file = demandFile(batch);
  const { manifest } = file;
  const written = writeBatch(out, file);
  show({ ...answer, manifest, written }, options, (_done, lang) =>
    lang === 'zh'
      ? `${week} 需求：${manifest.rows} 行，写入 ${written.file}，清单 ${written.manifest}。`
      : `Demand of ${week}: ${manifest.rows} rows in ${written.file}, its manifest in ${written.manifest}.`,
  );
}
