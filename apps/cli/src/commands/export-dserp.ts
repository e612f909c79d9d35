import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { askDserpBatch, type DserpAnswer } from '#engine';
import { type DserpManifest, dserpFile, readDserpManifest, sha256 } from '#interchange';
import type { Language, LocalDate } from '#kernel';
import { executeLine } from '../execute-line.ts';
import { EXIT } from '../exit-code.ts';
import { Failure, invalid } from '../failure.ts';
import { type CommonOptions, type QueryOptions, withCommonOptions, withQueryOptions } from '../options.ts';
import { show } from '../output.ts';
import { actorOption, readerFor, requireRight, withAnswer, withEngine, zoneFor } from '../session.ts';
import { askedTimes, dateOption, readTime } from '../time.ts';
import { type WrittenBatch, writeBatch } from './write-batch.ts';

interface ExportOptions extends QueryOptions {
  readonly outlet: string;
  readonly date: string;
  readonly out: string;
  readonly batch?: string;
}

interface AcknowledgeOptions extends CommonOptions {
  readonly at?: string;
  readonly failure?: string;
}

interface Exported extends Omit<DserpAnswer, 'batch'> {
  readonly manifest: DserpManifest | null;
  readonly written: WrittenBatch | null;
}

export function dserpExports(group: Command): void {
  withQueryOptions(group.command('dserp'))
    .description('the sales of an outlet and a day, for DSERP: CSV and manifest / 当日销售导出到 DSERP')
    .requiredOption('--outlet <id>', 'of which outlet / 门店')
    .requiredOption('--date <date>', 'on which local day they were concluded / 成交日期')
    .option('--out <dir>', 'folder for the two files / 输出目录', '.')
    .option('--batch <id>', 'an acknowledged batch again / 重新生成已确认的批次')
    .action(exportDserp);
  withCommonOptions(group.command('acknowledge <manifest>'))
    .description('DSERP took a batch, or did not / 登记 DSERP 的确认或失败')
    .option('--at <T>', 'when it said so; default now / 确认时刻')
    .option('--failure <code>', 'it did not take it: a code such as timeout / 失败代码')
    .action(acknowledge);
}

async function exportDserp({ outlet, date: day, out, batch, ...options }: ExportOptions): Promise<void> {
  requireRight(options, 'export');
  const date = dateOption('--date', day) as LocalDate;
  const { seesPersonalData } = readerFor(options, 'export-dserp');
  const { batch: found, ...answer } = await withAnswer(options, 'export-dserp', (engine) => {
    const times = askedTimes(options, zoneFor(options, engine), engine.clock());
    return askDserpBatch(engine, { ...times, outlet, date, batch });
  });
  const file = found && dserpFile(found, seesPersonalData);
  const exported = { ...answer, manifest: file?.manifest ?? null, written: file ? writeBatch(out, file) : null };
  show(exported, options, renderExport);
}

function renderExport({ manifest, written, acknowledged }: Exported, lang: Language): string {
  const before = acknowledged.map(({ batchId, at, rows }) =>
    lang === 'zh' ? `  已确认批次 ${batchId}：${rows} 行，${at}` : `  acknowledged: ${batchId}, ${rows} rows, ${at}`,
  );
  if (!manifest || !written) {
    const nothing = lang === 'zh' ? '没有待导出的销售。' : 'There is no sale to export.';
    return [nothing, ...before].join('\n');
  }
  const { batchId, rows, personalData } = manifest;
  const lines =
    lang === 'zh'
      ? [
          `批次 ${batchId}：${rows} 行，写入 ${written.file}，清单 ${written.manifest}。`,
          personalData
            ? `DSERP 确认后：dealtrail export acknowledge ${written.manifest}`
            : '该角色看不到个人信息：文件不含个人列，不能交给 DSERP。',
        ]
      : [
          `Batch ${batchId}: ${rows} rows in ${written.file}, its manifest in ${written.manifest}.`,
          personalData
            ? `Once DSERP has taken it: dealtrail export acknowledge ${written.manifest}`
            : 'This role sees no personal data: the file has no columns of persons, and is not for DSERP.',
        ];
  return [...lines, ...before].join('\n');
}

async function acknowledge(path: string, options: AcknowledgeOptions): Promise<void> {
  const manifest = manifestAt(path);
  const { batchId, outlet, date, opportunityIds, rows, sha256: hash } = manifest;
  const result = await withEngine(options, undefined, (engine) => {
    const at = options.at === undefined ? engine.clock() : readTime('--at', options.at, zoneFor(options, engine));
    const { failure } = options;
    const outcome = failure === undefined ? { acknowledgedAt: at } : { failure };
    const commandId = `export:dserp:${batchId}:${failure === undefined ? 'acknowledged' : 'failed'}:${at}`;
    const data = { batchId, outlet, date, opportunityIds, rows, sha256: hash, ...outcome };
    const line = { command: 'ExportToErp', data, commandId, occurredAt: at };
    return executeLine(engine, JSON.stringify(line), { actor: actorOption(options), commandId });
  });
  if (result.exitCode !== EXIT.done) {
    const {
      code = 'refused',
      message,
      reason,
    } = (result.error ?? {}) as {
      readonly code?: string;
      readonly message?: Failure['text'];
      readonly reason?: Failure['text'];
    };
    const text = reason ?? message ?? { zh: '未能登记', en: 'It could not be recorded' };
    throw new Failure(result.exitCode, text, code, { error: result.error });
  }
  show({ batchId, ...result }, options, (_done, lang) => {
    if (options.failure !== undefined)
      return lang === 'zh' ? `已登记批次 ${batchId} 失败。` : `Batch ${batchId} has failed.`;
    return lang === 'zh'
      ? `批次 ${batchId} 已确认（${rows} 行）。`
      : `Batch ${batchId} is acknowledged (${rows} rows).`;
  });
}

/** @throws Failure (exit 2, or 5 where the file beside it is another one) */
function manifestAt(path: string): DserpManifest {
  const read = (file: string) => {
    try {
      return readFileSync(file);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      throw invalid(
        `无法读取 ${file}（${code}）。请给出 export dserp 写出的清单，文件放在同一目录。`,
        `${file} cannot be read (${code}). Give the manifest that export dserp wrote, with its file beside it.`,
      );
    }
  };
  const manifest = readDserpManifest(read(path).toString('utf8'));
  if (!manifest) {
    throw invalid(
      `${path} 不是 DSERP 批次清单。请给出 export dserp 写出的 .manifest.json。`,
      `${path} is no manifest of a batch for DSERP. Give the .manifest.json that export dserp wrote.`,
    );
  }
  if (!manifest.personalData) {
    throw invalid(
      `${path} 的文件不含个人列，DSERP 不会接收。请以可见个人信息的角色重新导出。`,
      `the file of ${path} has no columns of persons: DSERP takes none such. Export it again in a role that sees them.`,
    );
  }
  const file = join(dirname(path), manifest.file);
  if (sha256(read(file)) !== manifest.sha256) {
    throw new Failure(
      EXIT.integrity,
      {
        zh: `${file} 与清单不符（SHA-256 不同）。请重新导出后再确认。`,
        en: `${file} is not the file of its manifest (another SHA-256). Export the batch again before it is acknowledged.`,
      },
      'export-differs',
    );
  }
  return manifest;
}
