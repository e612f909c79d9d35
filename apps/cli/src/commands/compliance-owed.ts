import type { Command } from 'commander';
import { askOwed, type OwedAnswer } from '#engine';
import type { Language, Zone } from '#kernel';
import { type QueryOptions, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { askedTimes, localTime, readTime } from '../time.ts';

interface OwedOptions extends QueryOptions {
  readonly rule?: string;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly until?: string;
}

export function owedCommand(group: Command): void {
  withCommonOptions(group.command('owed'))
    .description('what the rules want done next, by due time / 接下来要履行的义务')
    .option('--as-of <T>', 'what was known then / 当时已知')
    .option('--rule <name>', 'one rule / 单条规则')
    .option('--consultant <id>', 'one consultant / 销售顾问')
    .option('--outlet <id>', 'one outlet / 门店')
    .option('--until <T>', 'due then or earlier / 在此时或之前到期')
    .action(owed);
}

async function owed({ rule, consultant, outlet, until, ...options }: OwedOptions): Promise<void> {
  const { answer, zone } = await withAnswer(options, 'owed', async (engine) => {
    const zone = zoneFor(options, engine);
    const question = {
      ...{ rule, consultant, outlet },
      asOf: askedTimes(options, zone, engine.clock()).asOf,
      until: until === undefined ? undefined : readTime('--until', until, zone),
    };
    return { answer: await askOwed(engine, question), zone };
  });
  show(answer, options, (found, lang) => render(found, lang, zone));
}

function render({ asOf, owed: found, settled }: OwedAnswer, lang: Language, zone: Zone): string {
  const zh = lang === 'zh';
  const overdue = found.filter((one) => one.overdue).length;
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  const heading = zh ? ['截止', '规则', '对象', '顾问', '办法'] : ['due', 'rule', 'of', 'consultant', 'what to do'];
  const rows = found.map(({ dueAt, rule, subject, consultant, remedy }) => [
    localTime(dueAt, zone),
    rule,
    subject.id,
    consultant ?? '—',
    remedy[lang],
  ]);
  return [
    `asOf ${asOf}${unsettled}`,
    zh
      ? `待履行 ${found.length} 项，其中 ${overdue} 项已过期、补录尚可`
      : `${found.length} owed, ${overdue} of them past due, where late entries may still come`,
    ...(rows.length > 0 ? ['', table([heading, ...rows])] : []),
  ].join('\n');
}
