import type { ActualUnsaid, Worksheet } from '#engine';
import type { Language, Money, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { cellLines } from './funnel-cell.ts';
import { headLine, stageLabel } from './funnel-options.ts';
import { expectedText, percentText } from './plan-figures.ts';
import { readableAmount } from './readable-amount.ts';

const UNSAID: Readonly<Record<ActualUnsaid, Text>> = {
  'nothing-entered': { zh: '无进入', en: 'nothing entered' },
  'nothing-won': { zh: '无赢单', en: 'nothing won' },
  'several-currencies': { zh: '多种货币', en: 'several currencies' },
  'other-currency': { zh: '与计划货币不同', en: 'another currency than the plan' },
  'not-begun': { zh: '尚未开始', en: 'not begun' },
  'nothing-planned': { zh: '未计划', en: 'nothing planned' },
};

/** The worksheet, from last year to the reviews. @param explain the figure that is explained */
export function renderWorksheet(sheet: Worksheet, lang: Language, explain = ''): string {
  return [
    headLine(sheet, lang),
    idealLine(sheet, lang),
    '',
    yearsTable(sheet, lang),
    '',
    ...resourceLines(sheet, lang),
    targetLine(sheet, lang),
    '',
    reviewTable(sheet, lang),
    ...(sheet.explained ? ['', ...cellLines(explain, sheet.explained, lang)] : []),
    ...incompleteLines(sheet, lang),
  ].join('\n');
}

function idealLine({ ideal }: Worksheet, lang: Language): string {
  const { id, version, period, basis, strategyTags, event } = ideal;
  const tags = strategyTags.length === 0 ? '—' : strategyTags.join(lang === 'zh' ? '、' : ', ');
  return lang === 'zh'
    ? `理想漏斗 ${id} 第 ${version} 版（${period}），依据 ${basis}，策略 ${tags}；事件 ${event}`
    : `ideal ${id}, version ${version} (${period}), by ${basis}, strategy ${tags}; event ${event}`;
}

function yearsTable({ lastYear, thisYear, ideal, stageModel }: Worksheet, lang: Language): string {
  const zh = lang === 'zh';
  const heading = [
    '',
    zh ? `实际 ${lastYear.period}` : `actual ${lastYear.period}`,
    '',
    zh ? `理想 ${ideal.period}` : `ideal ${ideal.period}`,
  ];
  const stages = thisYear.stages.map(({ stage, rate }, place) => {
    const last = lastYear.stages[place];
    const share = last && last.rate !== null ? percentText(last.rate) : '—';
    return [
      stageLabel(stageModel, stage, lang),
      share,
      last ? `${last.progressed}/${last.entered}` : '',
      percentText(rate),
    ];
  });
  return table([
    heading,
    [zh ? '进入' : 'entries', String(lastYear.entries), '', String(thisYear.entries)],
    ...stages,
    [
      zh ? '平均成交额' : 'average value',
      amountText(lastYear.averageValue, lang, lastYear.unsaid),
      '',
      amountText(thisYear.averageValue, lang),
    ],
    [zh ? '赢单' : 'won', String(lastYear.won), '', ''],
    [zh ? '赢单额' : 'won value', amountText(lastYear.value, lang, lastYear.unsaid), '', ''],
  ]);
}

function resourceLines({ resources }: Worksheet, lang: Language): readonly string[] {
  if (!resources) return [];
  const { headcount, each, total, needed, spare } = resources;
  const zh = `资源：${headcount} 人 × ${each} = ${total}，需 ${needed}，${spare < 0 ? `缺 ${-spare}` : `余 ${spare}`}`;
  const en = `resources: ${headcount} people × ${each} = ${total}, needed ${needed}: ${spare < 0 ? `${-spare} too few` : `${spare} to spare`}`;
  return [lang === 'zh' ? zh : en];
}

function targetLine({ target }: Worksheet, lang: Language): string {
  const { entries, deals, value } = target;
  return lang === 'zh'
    ? `目标：${entries} 个进入，预计 ${expectedText(deals)} 单，${amountText(value, lang)}`
    : `target: ${entries} entries, ${expectedText(deals)} deals expected, ${amountText(value, lang)}`;
}

function reviewTable({ review }: Worksheet, lang: Language): string {
  const zh = lang === 'zh';
  const heading = zh
    ? ['回顾', '计划进入', '实际进入', '计划单数', '实际单数', '计划金额', '实际金额', '达成率', '']
    : ['review', 'planned', 'entered', 'planned', 'won', 'planned value', 'won value', 'reached', ''];
  const rows = review.map(({ period, planned, actual, isOver, attainment, unsaid }) => [
    period,
    String(planned.entries),
    actual ? String(actual.entries) : '',
    expectedText(planned.deals),
    actual ? String(actual.won) : '',
    amountText(planned.value, lang),
    actual ? amountText(actual.value, lang) : '',
    attainment === null ? '' : percentText(attainment),
    unsaid ? `(${UNSAID[unsaid][lang]})` : isOver ? '' : zh ? '（进行中）' : '(under way)',
  ]);
  return table([heading, ...rows]);
}

function amountText(amount: Money | null, lang: Language, unsaid?: ActualUnsaid): string {
  if (amount) return readableAmount(amount, lang);
  return unsaid ? `(${UNSAID[unsaid][lang]})` : '—';
}
