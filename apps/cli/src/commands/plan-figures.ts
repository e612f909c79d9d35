import type { Language } from '#kernel';
import type { Plan } from '#planning';
import { grouped } from './readable-amount.ts';

/** Two decimals at most, none where there are none. */
export function expectedText(expected: number): string {
  const [whole = '', parts = ''] = expected.toFixed(2).split('.');
  const rest = parts.replace(/0+$/, '');
  return `${grouped(whole)}${rest === '' ? '' : `.${rest}`}`;
}

export function percentText(rate: number): string {
  return `${(100 * rate).toFixed(1)} %`;
}

/** How probable it is that enough are won, and how many entries make it as sure as was asked. */
export function confidenceText(plan: Plan, lang: Language): string {
  const { forward, required, pAtLeast, nForConfidence, confidence, reasons } = plan;
  const zh = lang === 'zh';
  const deals = required.at(-1)?.count ?? 0;
  const sure =
    pAtLeast === null
      ? (reasons.pAtLeast?.[lang] ?? '')
      : zh
        ? `${forward.entries} 个中至少赢 ${deals} 单的概率 ${percentText(pAtLeast)}`
        : `at least ${deals} won of ${forward.entries}: ${percentText(pAtLeast)}`;
  const enough =
    nForConfidence === null
      ? ''
      : zh
        ? `；要有 ${expectedText(100 * confidence)} % 的把握，需 ${nForConfidence} 个`
        : `; to be ${expectedText(100 * confidence)} % sure it takes ${nForConfidence}`;
  return `${zh ? '把握：' : 'confidence: '}${sure}${enough}`;
}
