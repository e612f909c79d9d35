import { isAggregateId } from '#kernel';
import type { IdealVersion } from '#planning';
import { QuestionRefused } from './errors.ts';

type Filters = Readonly<Record<string, readonly string[]>>;

const NAMED = /^(?<id>.*?)(?:@(?<version>[1-9]\d{0,8}))?$/;

/** `id`, for the version in force, or `id@version`. @throws QuestionRefused */
export function namedIdeal(name: string | undefined): { readonly id: string; readonly version: number | undefined } {
  const { id, version } = NAMED.exec(name ?? '')?.groups ?? {};
  if (isAggregateId(id)) return { id, version: version === undefined ? undefined : Number(version) };
  throw new QuestionRefused({
    zh: '请指明理想漏斗：编号，或 编号@版本',
    en: 'name the ideal funnel, as id or id@version',
  });
}

/** The scope of the ideal, narrowed by what is asked. @throws QuestionRefused where the two have nothing in common */
export function withinScope(filters: Filters, { id, scope }: IdealVersion): Filters {
  const bounds = Object.entries(scope).map(([name, value]) => {
    const asked = filters[name];
    if (!asked || asked.includes(value)) return [name, [value]] as const;
    throw new QuestionRefused({
      zh: `理想漏斗 ${id} 只涉及 ${name} 为 ${JSON.stringify(value)} 的商机：请照此查询，或另指一个理想漏斗`,
      en: `ideal funnel ${id} is about ${name} ${JSON.stringify(value)}: ask about it, or name another ideal`,
    });
  });
  return { ...filters, ...Object.fromEntries(bounds) };
}
