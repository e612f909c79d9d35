import { type Language, type Money, minorUnits, negate } from '#kernel';
import type { FiveStep, Plan } from '#planning';
import { displayWidth, table } from '../output.ts';
import { confidenceText, expectedText, percentText } from './plan-figures.ts';
import { readableAmount } from './readable-amount.ts';

/** One person's month by the five-step method, step by step. */
export function renderFiveStep(plan: Plan, steps: FiveStep, lang: Language): string {
  const zh = lang === 'zh';
  const lines = [...quotaLines(plan, steps, lang), ...reserveLines(steps, lang), ...boardLines(steps, lang)];
  return [
    zh ? '销售管理五步法（每人每月）' : 'The five-step method: one person, one month',
    '',
    labelled(lines),
    '',
    confidenceText(plan, lang),
    '',
    chainText(steps, lang),
  ].join('\n');
}

type Line = readonly [label: string, text: string];

/** Labels in a column of their own. */
function labelled(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(([label]) => displayWidth(label)));
  return lines.map(([label, text]) => `${label}${' '.repeat(width - displayWidth(label))}  ${text}`).join('\n');
}

function quotaLines({ rates, averageValue, winRate, forward }: Plan, steps: FiveStep, lang: Language): readonly Line[] {
  const zh = lang === 'zh';
  const { quota, dealsValue, newPerMonth } = steps;
  const of = (amount: Money) => readableAmount(amount, lang);
  const rate = rates.map(({ written }) => written).join(' × ');
  const won = `${rate} = ${percentText(winRate)}`;
  const short = minorUnits(forward.surplus) < 0n;
  const shortfall = short ? of(negate(forward.surplus)) : '';
  const product = `${quota.deals} × ${of(averageValue)} = ${of(dealsValue)}`;
  return zh
    ? [
        ['定额', `回款 ${of(quota.collected)}，签单 ${of(quota.signed)}；${product}`],
        ['新机会', `赢单率 ${won}，每月新增 ${newPerMonth} 个${short ? `（预计不足 ${shortfall}）` : ''}`],
      ]
    : [
        ['quota', `${of(quota.collected)} collected, ${of(quota.signed)} signed; ${product}`],
        ['new', `won ${won}: ${newPerMonth} a month${short ? ` (${shortfall} short of the quota)` : ''}`],
      ];
}

function reserveLines(steps: FiveStep, lang: Language): readonly Line[] {
  const { newPerMonth, months, reserve, monthsOfReserve, perTerminal, terminals, qualification } = steps;
  const { from, until, criteria } = qualification;
  const cover = expectedText(monthsOfReserve);
  const product = reserve === newPerMonth * months ? `${newPerMonth} × ${months} = ${reserve}` : `${reserve}`;
  const quotient =
    terminals === newPerMonth / perTerminal ? `${newPerMonth} / ${perTerminal} = ${terminals}` : `${terminals}`;
  const [within, ...others] = criteria.map(({ label }) => label[lang]);
  return lang === 'zh'
    ? [
        ['储备', `${product} 个；${reserve} / ${newPerMonth} = ${cover} 个月`],
        ['终端', `${quotient} 个，每个每月 ${perTerminal} 个机会`],
        ['鉴定', `${within}（${from} 至 ${until}）、${others.join('、')}`],
      ]
    : [
        ['reserve', `${product}; ${reserve} / ${newPerMonth} = ${cover} months`],
        ['terminals', `${quotient}, each with ${perTerminal} opportunities a month`],
        ['qualified', `${within} (${from} to ${until}), ${others.join(', ')}`],
      ];
}

function boardLines({ board }: FiveStep, lang: Language): readonly Line[] {
  const zh = lang === 'zh';
  const between = zh ? '、' : ', ';
  const daily = board.daily.map(({ share, work }) => `${expectedText(100 * share)} % ${work[lang]}`);
  return [
    [zh ? '每日' : 'daily', daily.join(zh ? '；' : '; ')],
    [zh ? '每周' : 'weekly', board.weekly.map((work) => work[lang]).join(between)],
    [zh ? '每月' : 'monthly', board.monthly.map((work) => work[lang]).join(between)],
  ];
}

function chainText({ chain }: FiveStep, lang: Language): string {
  const zh = lang === 'zh';
  const titles = {
    plan: { zh: '四率链（储备稳定时）', en: 'chain of four rates, with a steady reserve' },
    actual: { zh: '四率链（实际）', en: 'chain of four rates, as it went' },
  };
  const shown = (part: number | Money | null) =>
    part === null ? '—' : typeof part === 'number' ? String(part) : readableAmount(part, lang);
  const rows = chain.rates.map(({ label, over, under, rate, reason }) => [
    `  ${label[lang]}`,
    rate === null ? '—' : percentText(rate),
    rate === null ? (reason?.[lang] ?? '') : `= ${shown(over)} / ${shown(under)}`,
  ]);
  return [titles[chain.of][lang], table(rows), ...literalLines(chain, zh)].join('\n');
}

const SHORT = {
  preferredConversion: { zh: '首选转化率', en: 'preferred conversion' },
  reserveLoss: { zh: '储备流失率', en: 'reserve loss' },
  opportunityWin: { zh: '机会赢单率', en: 'opportunity win' },
  targetCollected: { zh: '目标达成率（回款）', en: 'target, collected' },
  targetSigned: { zh: '目标达成率（签单）', en: 'target, signed' },
} as const;

function literalLines({ literal }: FiveStep['chain'], zh: boolean): readonly string[] {
  if (!literal) return [];
  const lang = zh ? 'zh' : 'en';
  const said = (holds: boolean | null) =>
    holds === null
      ? zh
        ? '无法判断'
        : 'cannot be said'
      : holds
        ? zh
          ? '成立'
          : 'holds'
        : zh
          ? '不成立'
          : 'does not hold';
  const rows = literal.steps.map(({ from, to, holds }) => [`  ${SHORT[from][lang]} > ${SHORT[to][lang]}`, said(holds)]);
  return ['', `${zh ? '按字面作不等式：' : 'read literally, as an inequality: '}${said(literal.holds)}`, table(rows)];
}
