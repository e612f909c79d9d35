import { type Command, Option } from 'commander';
import { askSample, type SampleAnswer, STRATA, type Stratification } from '#engine';
import type { Language, Zone } from '#kernel';
import { type FilterOptions, filtersOf, withFilters } from '../audit-filters.ts';
import { invalid } from '../failure.ts';
import { positiveWhole, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { progressBar } from '../progress.ts';
import { requireRight, withEngine, zoneFor } from '../session.ts';
import { localTime } from '../time.ts';

interface SampleOptions extends FilterOptions {
  readonly seed: string;
  readonly size?: number;
  readonly n?: number;
  readonly stratify?: Stratification;
}

export function auditSampleCommand(group: Command): void {
  withFilters(withCommonOptions(group.command('sample')))
    .description('events that anybody can draw again / 可重现的抽样')
    .requiredOption('--seed <text>', 'any text; the same one draws the same sample / 种子')
    .option('--size <n>', 'how many events / 样本量', positiveWhole)
    .addOption(new Option('--stratify <field>', 'each part in proportion / 分层').choices(STRATA))
    .addOption(new Option('--n <n>', 'the same as --size / 同 --size').argParser(positiveWhole).conflicts('size'))
    .action(sample);
}

async function sample({ seed, n, size = n, stratify, ...options }: SampleOptions): Promise<void> {
  requireRight(options, 'audit');
  if (size === undefined)
    throw invalid('缺少 --size：请写要抽取多少事件。', '--size is missing: write how many events are to be drawn.');
  const bar = progressBar(options.lang === 'zh' ? '抽样' : 'drawing');
  await withEngine(options, undefined, async (engine) => {
    const zone = zoneFor(options, engine);
    const filters = filtersOf(options, zone, engine.clock());
    const answer = await askSample(engine, { ...filters, seed, size, stratify, tell: bar.update });
    bar.end();
    show(answer, options, (drawn, lang) => render(drawn, lang, zone));
  });
}

function render(answer: SampleAnswer, lang: Language, zone: Zone): string {
  const { seed, size, population, to, events, settled, stratify, strata } = answer;
  const zh = lang === 'zh';
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  const drawn = zh
    ? `从 ${population} 个事件中抽取 ${size} 个，种子 ${JSON.stringify(seed)}，截至 ${to}${unsettled}`
    : `${size} of ${population} events, seed ${JSON.stringify(seed)}, recorded by ${to}${unsettled}`;
  const parts = zh ? [stratify ?? '', '总体', '抽取'] : [stratify ?? '', 'of', 'drawn'];
  const divided = table([parts, ...strata.map(({ key, population: of, size: taken }) => [key, `${of}`, `${taken}`])]);
  const heading = zh
    ? ['散列', '记录', '事件', '流', '操作者', '编号']
    : ['hash', 'recorded', 'event', 'stream', 'actor', 'id'];
  const rows = events.map(({ hash, recordedAt, type, stream, revision, actor, eventId, stratum }) => [
    ...(stratify ? [stratum ?? ''] : []),
    hash.slice(0, 12),
    localTime(recordedAt, zone),
    type,
    `${stream}@${revision}`,
    `${actor.id}:${actor.role}`,
    eventId,
  ]);
  const headings = stratify ? [stratify, ...heading] : heading;
  return [drawn, '', ...(stratify ? [divided, ''] : []), table([headings, ...rows])].join('\n');
}
