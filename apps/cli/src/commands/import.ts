import { accessSync, constants, createReadStream, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { type ImportResult, personDirectory, runImport } from '#engine';
import {
  type ImportedHistory,
  type ImportReport,
  type Oddity,
  type PersonId,
  readCsv,
  readCsvMap,
  readMaven,
} from '#interchange';
import { DEFAULT_ZONE, derivedId, type Instant, instantOf, type Language, type Text, type Zone } from '#kernel';
import { EXIT } from '../exit-code.ts';
import { invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { progressBar } from '../progress.ts';
import { actorOption, logStands, withEngine, zoneOption } from '../session.ts';

interface ImportOptions extends CommonOptions {
  readonly judge?: boolean;
}

interface ImportAnswer extends ImportResult {
  readonly report: ImportReport;
}

interface ReadOptions {
  readonly zone: Zone;
  readonly now: Instant;
  readonly judge: boolean;
  readonly personId: PersonId;
}

interface Source {
  /** Of the log, where the import makes one. */
  readonly currency?: string;
  /** @throws ImportError where it cannot be read, before there is any history */
  read(options: ReadOptions): Promise<{
    readonly histories: Iterable<ImportedHistory> | AsyncIterable<ImportedHistory>;
    readonly report: ImportReport;
  }>;
}

export function importCommands(program: Command): void {
  const group = program.command('import').description('history from other systems / 导入历史');
  withCommonOptions(group.command('maven <dir>'))
    .description('Maven Analytics "CRM Sales Opportunities" / 四个 CSV 文件的目录')
    .option('--judge', 'let the rules judge it / 按规则评判')
    .action((dir: string, options: ImportOptions) => runSource(options, mavenFolder(dir)));
  withCommonOptions(group.command('csv <file>'))
    .description('any CSV file, through a map of its columns / 任意 CSV，按列映射')
    .requiredOption('--map <map>', 'JSON file that says what each column is / 列映射文件')
    .option('--judge', 'let the rules judge it / 按规则评判')
    .action((file: string, options: ImportOptions & { readonly map: string }) =>
      runSource(options, csvFile(file, options.map)),
    );
}

function mavenFolder(dir: string): Source {
  const files = Object.fromEntries(
    readable(dir, () => readdirSync(dir))
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [name, new Uint8Array(readable(join(dir, name), () => readFileSync(join(dir, name))))]),
  );
  return {
    currency: 'USD',
    read: (options) => readMaven(files, options),
  };
}

function csvFile(file: string, mapFile: string): Source {
  const map = readCsvMap(
    basename(mapFile),
    readable(mapFile, () => readFileSync(mapFile, 'utf8')),
  );
  readable(file, () => accessSync(file, constants.R_OK));
  return {
    read: (options) => readCsv({ name: basename(file), open: () => createReadStream(file) }, map, options),
  };
}

function readable<Content>(path: string, read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw invalid(
      `无法读取 ${path}（${code}）。请检查路径与权限。`,
      `${path} cannot be read (${code}). Check the path and its permissions.`,
    );
  }
}

async function runSource(options: ImportOptions, source: Source): Promise<void> {
  const actor = actorOption(options);
  const zone = zoneOption(options);
  const judge = options.judge ?? false;
  await readBeforeThereIsALog(options, source, { zone: zone ?? DEFAULT_ZONE, judge });
  const answer = await withEngine(
    options,
    { zone, currency: source.currency },
    async (engine): Promise<ImportAnswer> => {
      const people = personDirectory(engine);
      const { histories, report } = await source.read({
        zone: zone ?? (engine.store.header.zone as Zone),
        now: engine.clock(),
        judge,
        personId: people.personId,
      });
      const bar = progressBar('import');
      const { opportunities = 0, staff = 0, outlets = 0 } = report.counts;
      const result = await runImport(engine, histories, actor, people, (done) =>
        bar.update(done, opportunities + staff + outlets),
      );
      bar.end();
      return { ...result, report };
    },
  );
  show(answer, options, renderImport);
  if (answer.different.length > 0) {
    process.stderr.write(`dealtrail: ${differs(answer.different)[options.lang]}\n`);
    process.exitCode = EXIT.conflict;
  }
}

/**
 * Reads the source once for nothing where it would be the first of its log: what cannot be read makes no log.
 * @throws ImportError
 */
async function readBeforeThereIsALog(
  options: ImportOptions,
  source: Source,
  reading: Pick<ReadOptions, 'zone' | 'judge'>,
): Promise<void> {
  if (logStands(options)) return;
  const personId: PersonId = async (_source, _name, commandId) => derivedId('staff', commandId);
  await source.read({ ...reading, now: instantOf(Date.now()), personId });
}

function differs(different: readonly string[]): Text {
  const [n, first] = [different.length, different.slice(0, 5)];
  return {
    zh: `${n} 条记录与已导入的不同，未作改动：${first.join('、')}。如须更正，请用 CorrectEvent 等命令。`,
    en: `${n} records differ from what was imported before and were left as they stand: ${first.join(', ')}. Correct them with commands, such as CorrectEvent.`,
  };
}

function renderImport({ imported, unchanged, events, report }: ImportAnswer, lang: Language): string {
  const heading =
    lang === 'zh'
      ? `新导入 ${imported} 条历史（${events} 个事件），已有 ${unchanged} 条。`
      : `${imported} histories imported (${events} events), ${unchanged} were there already.`;
  const counts = Object.entries(report.counts).map(([name, count]) => `  ${name}: ${count}`);
  const oddities = report.oddities.map(renderOddity);
  const noted =
    oddities.length === 0
      ? []
      : [lang === 'zh' ? '异常行（照原样导入）：' : 'Odd rows, imported as they are:', ...oddities];
  return [heading, ...counts, ...noted].join('\n');
}

function renderOddity({ file, message, rows }: Oddity): string {
  const shown = rows.slice(0, 8).join(', ');
  return `  ${file}: ${message} — ${rows.length} × (rows ${shown}${rows.length > 8 ? ', …' : ''})`;
}
