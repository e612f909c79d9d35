import type { Command } from 'commander';
import { askCompleteness, type CompletenessReport, logFlaws } from '#engine';
import type { Language } from '#kernel';
import { EXIT } from '../exit-code.ts';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { progressBar } from '../progress.ts';
import { locationsOf, requireRight, withEngine, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';

export function auditCompletenessCommand(group: Command): void {
  withQueryOptions(group.command('completeness'))
    .description('whether anything is missing: events, steps of a sale, acknowledgements / 完整性')
    .action(completeness);
}

async function completeness(options: QueryOptions): Promise<void> {
  requireRight(options, 'audit');
  const report = (await logFlaws(locationsOf(options))) ?? (await asked(options));
  show(report, options, render);
  if (!report.ok) process.exitCode = EXIT.integrity;
}

async function asked(options: QueryOptions): Promise<CompletenessReport> {
  const bar = progressBar(options.lang === 'zh' ? '检查' : 'reading');
  const report = await withEngine(options, undefined, (engine) =>
    askCompleteness(engine, {
      ...askedTimes(options, zoneFor(options, engine), engine.clock()),
      tell: bar.update,
    }),
  );
  bar.end();
  return report;
}

function render({ ok, events, counts, gaps, asOf, effectiveAt, settled }: CompletenessReport, lang: Language): string {
  const zh = lang === 'zh';
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  const times = asOf === null ? [] : [`effectiveAt ${effectiveAt}  asOf ${asOf}${unsettled}`];
  if (ok) return [...times, zh ? `✓ ${events} 个事件，没有缺失` : `✓ ${events} events, nothing is missing`].join('\n');
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rows = gaps.map(({ position, kind, stream, eventId, what }) => [
    position === null ? '—' : `${position}`,
    kind,
    stream ?? '',
    what[lang],
    eventId ?? '',
  ]);
  const heading = zh ? ['位置', '种类', '流', '缺失', '事件'] : ['position', 'kind', 'stream', 'what', 'event'];
  const more = all > gaps.length ? [zh ? `另有 ${all - gaps.length} 处` : `and ${all - gaps.length} more`] : [];
  return [
    ...times,
    zh ? `✗ ${events} 个事件，缺失 ${all} 处` : `✗ ${events} events, ${all} gaps`,
    '',
    table([heading, ...rows]),
    ...more,
  ].join('\n');
}
