import { askRemedyEffect, type RemedyEffectAnswer } from '#engine';
import type { Language } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import type { QueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer } from '../session.ts';
import { intervalText, percent, points, signed } from './funnel-figures.ts';
import { headLine, scopeOf, stageLabel, timeOption, UNSAID } from './funnel-options.ts';

export interface EffectOptions extends QueryOptions {
  readonly to?: string;
}

export async function effect(remedy: string, options: EffectOptions): Promise<void> {
  const answer = await withAnswer(options, 'compare', (engine) => {
    const { asOf, effectiveAt, mayName } = scopeOf(options, engine);
    const to = timeOption('--to', options.to, options, engine);
    return askRemedyEffect(engine, { remedy, asOf, effectiveAt, mayName, to });
  });
  show(answer, options, renderEffect);
}

function renderEffect(answer: RemedyEffectAnswer, lang: Language): string {
  const { remedy, ideal, before, after, change, interval, significant, worth, unsaid, horizonDays } = answer;
  const zh = lang === 'zh';
  const stage = stageLabel(answer.stageModel, remedy.stage, lang);
  const head = zh
    ? `措施 ${remedy.id}：${stage}，${remedy.lever} × ${remedy.quantity}，负责人 ${remedy.owner}，期限 ${remedy.due}；${horizonDays} 天内推进`
    : `remedy ${remedy.id}: ${stage}, ${remedy.lever} × ${remedy.quantity}, by ${remedy.owner}, due ${remedy.due}; gone on within ${horizonDays} days`;
  const row = (name: string, one: typeof before) => [
    name,
    one.from,
    one.to,
    String(one.entered),
    one.rate === null && one.unsaid ? `(${UNSAID[one.unsaid][lang]})` : percent(one.rate),
    intervalText(one.interval),
  ];
  const said = (figure: string) => (figure === '' && unsaid ? `(${UNSAID[unsaid][lang]})` : figure);
  const range = interval ? `${points(interval[0])} – ${points(interval[1])}` : '';
  const isMore =
    significant === null
      ? ''
      : significant
        ? zh
          ? '，超出偶然'
          : ', more than chance'
        : zh
          ? '，可能是偶然'
          : ', which may be chance';
  return [
    headLine(answer, lang),
    head,
    '',
    table([
      zh
        ? ['', '进入自', '至', '进入', '推进率', '95% 区间']
        : ['', 'entered after', 'up to', 'n', 'gone on', '95 % interval'],
      [zh ? '理想' : 'ideal', '', '', '', percent(ideal), ''],
      row(zh ? '之前' : 'before', before),
      row(zh ? '之后' : 'after', after),
    ]),
    '',
    `${zh ? '变化（百分点）' : 'change (points)'}  ${said(change === null ? '' : points(change))}${range && ` (${range})`}${isMore}`,
    `${zh ? '对之后同期群的价值' : 'worth to the cohort after it'}  ${said(worth === null ? '' : signed(worth))}`,
    ...incompleteLines(answer, lang),
  ].join('\n');
}
