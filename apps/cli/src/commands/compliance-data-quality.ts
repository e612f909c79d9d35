import type { Command } from 'commander';
import { maySeePersonalData } from '#edge';
import { askDataQuality, type DataQualityAnswer } from '#engine';
import type { Language } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { actorOption, withAnswer, zoneFor } from '../session.ts';
import { askedTimes, dateOption } from '../time.ts';
import { percent } from './funnel-figures.ts';

interface DataQualityOptions extends QueryOptions {
  readonly from?: string;
  readonly to?: string;
  readonly consultant?: string;
  readonly stageModel: string;
}

export function dataQualityCommand(group: Command): void {
  withQueryOptions(group.command('data-quality'))
    .description('how many files each consultant opened, how complete, valid and timely / 各销售顾问的档案质量')
    .option('--from <date>', 'first day; default: of the month of --to / 首日，默认为截止日当月一日')
    .option('--to <date>', 'last day; default: the day asked for / 末日，默认为所问之日')
    .option('--consultant <id>', 'one consultant / 销售顾问')
    .option('--stage-model <id>', 'files of this stage model / 阶段模型', 'dealer')
    .action(dataQuality);
}

async function dataQuality({ from, to, consultant, stageModel, ...options }: DataQualityOptions): Promise<void> {
  const { role } = actorOption(options);
  const period = { from: dateOption('--from', from), to: dateOption('--to', to) };
  const answer = await withAnswer(options, 'data-quality', (engine) => {
    const zone = zoneFor(options, engine);
    const times = askedTimes(options, zone, engine.clock());
    return askDataQuality(engine, {
      ...times,
      ...period,
      zone,
      stageModel,
      consultant,
      mayName: maySeePersonalData(role),
    });
  });
  show(answer, options, render);
}

function render(answer: DataQualityAnswer, lang: Language): string {
  const { stageModel, from, to, zone, effectiveAt, asOf, settled, timelyHours, ruleVersion, scorecards } = answer;
  const zh = lang === 'zh';
  const heading = zh
    ? ['顾问', '档案', '完整', '有效', '及时', '生日不详']
    : ['consultant', 'files', 'complete', 'valid', 'in time', 'birthday unknown'];
  const rows = scorecards.map((card) => [
    card.consultantName ?? card.consultant,
    String(card.files),
    percent(card.completeness),
    percent(card.validity),
    percent(card.timeliness),
    String(card.birthdaysUnknown),
  ]);
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  const by = ruleVersion ?? (zh ? '未发布，用默认值' : 'not published, as shipped');
  return [
    `${stageModel}  ${from} → ${to} ${zone}  effectiveAt ${effectiveAt}  asOf ${asOf}${unsettled}`,
    zh ? `及时：${timelyHours} 小时内录入（${by}）` : `in time: recorded within ${timelyHours} h (${by})`,
    ...(rows.length > 0 ? ['', table([heading, ...rows])] : [zh ? '该期间没有档案' : 'no files in this period']),
  ].join('\n');
}
