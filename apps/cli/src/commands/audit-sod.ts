import type { Command } from 'commander';
import { askSharedDuties, type Reason, type SharedDutiesAnswer } from '#engine';
import type { Language, Text, Zone } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { progressBar } from '../progress.ts';
import { requireRight, withEngine, zoneFor } from '../session.ts';
import { askedTimes, localTime } from '../time.ts';

interface SodOptions extends QueryOptions {
  readonly by?: string;
}

export function auditSodCommand(group: Command): void {
  withQueryOptions(group.command('sod'))
    .description('where one person did both of what takes two / 职责分离')
    .option('--by <id>', 'one person / 个人')
    .action(sod);
}

async function sod({ by, ...options }: SodOptions): Promise<void> {
  requireRight(options, 'audit');
  const bar = progressBar(options.lang === 'zh' ? '检查' : 'reading');
  await withEngine(options, undefined, async (engine) => {
    const zone = zoneFor(options, engine);
    const question = { ...askedTimes(options, zone, engine.clock()), by, tell: bar.update };
    const answer = await askSharedDuties(engine, question);
    bar.end();
    show(answer, options, (found, lang) => render(found, lang, zone));
  });
}

const DUTIES: Readonly<Record<string, Text>> = {
  approval: { zh: '自己申请、自己批准', en: 'asked for it and approved it' },
  'loss-review': { zh: '复核自己的战败', en: 'reviewed a loss of their own' },
  waiver: { zh: '为自己豁免', en: 'waived a rule for themselves' },
};

function render({ cases, asOf, effectiveAt, settled }: SharedDutiesAnswer, lang: Language, zone: Zone): string {
  const zh = lang === 'zh';
  const heading = zh
    ? ['何时', '何人', '兼任', '流', '先', '后']
    : ['when', 'who', 'did both', 'stream', 'first', 'then'];
  const rows = cases.map(({ duty, person, stream, first, second }) => [
    localTime(second.occurredAt, zone),
    person,
    DUTIES[duty]?.[lang] ?? duty,
    stream,
    named(first),
    named(second),
  ]);
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  return [
    `effectiveAt ${effectiveAt}  asOf ${asOf}${unsettled}`,
    zh
      ? `同一人兼任 ${cases.length} 起`
      : `${cases.length} ${cases.length === 1 ? 'case' : 'cases'} of one person doing both`,
    ...(rows.length > 0 ? ['', table([heading, ...rows])] : []),
  ].join('\n');
}

function named({ type, eventId }: Reason): string {
  return `${type} ${eventId}`;
}
