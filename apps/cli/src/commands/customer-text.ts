import type { CustomerAnswer } from '#engine';
import type { Instant, Language, Money, Text, Zone } from '#kernel';
import { stageModelOf } from '#opportunity';
import type { PersonalField, PersonalFields } from '#projections/customer';
import { table } from '../output.ts';
import { localTime } from '../time.ts';

/** A customer as a person reads them: who they are, then what happened, section by section; empty ones are left out. */
export function customerText(answer: CustomerAnswer, zone: Zone, lang: Language): string {
  const zh = lang === 'zh';
  const { id, ids, asOf, effectiveAt, settled, labels, dormantSince } = answer;
  const time = (at: Instant | null) => (at === null ? '—' : localTime(at, zone));
  const named = (key: string | null) => (key === null ? '—' : (labels[key] ?? key));
  const others = ids.filter((one) => one !== id);
  const sections: readonly (readonly [Text, readonly (readonly string[])[]])[] = [
    [{ zh: '档案', en: 'profile' }, personalRows(answer.profile, lang)],
    [{ zh: '购车人', en: 'buyer' }, personalRows(answer.buyer ?? {}, lang)],
    [
      { zh: '销售机会', en: 'opportunities' },
      answer.opportunities.map((one) => [
        time(one.createdAt),
        one.id,
        word(one.status, lang),
        stageModelOf(one.stageModel)?.stages.find(({ id }) => id === one.stage)?.label[lang] ?? one.stage,
        money(one.value),
        named(one.consultant),
        named(one.outlet),
      ]),
    ],
    [
      { zh: '来访', en: 'visits' },
      answer.visits.map(({ at, id, channel, outlet, unprofiled }) => [
        time(at),
        id,
        word(channel, lang),
        named(outlet),
        unprofiled ? (zh ? '未留档' : 'unprofiled') : '',
      ]),
    ],
    [
      { zh: '联系', en: 'contacts' },
      answer.contacts.map(({ at, type, outcome, opportunity }) => [
        time(at),
        word(type, lang),
        word(outcome, lang),
        opportunity,
      ]),
    ],
    [
      { zh: '试驾', en: 'test drives' },
      answer.drives.map(({ slot, vehicleId, status, mileageKm, out, back }) => [
        time(slot ?? out),
        vehicleId ?? '—',
        word(status, lang),
        mileageKm === null ? '' : `${mileageKm} km`,
        out === null ? '' : `${time(out)} → ${time(back)}`,
      ]),
    ],
    [
      { zh: '订单', en: 'orders' },
      answer.orders.map(({ placedAt, id, model, amount, vin, deliveredAt, cancelled }) => [
        time(placedAt),
        id,
        model ?? '—',
        money(amount),
        vin ?? '',
        cancelled ? (zh ? '已取消' : 'cancelled') : deliveredAt === null ? '' : time(deliveredAt),
      ]),
    ],
    [
      { zh: '关怀', en: 'care' },
      answer.care.map(({ dueAt, kind, completed }) => [time(dueAt), kind, completed ? '✓' : '']),
    ],
    [
      { zh: '满意度', en: 'surveys' },
      answer.surveys.map(({ at, score, scale, consultant }) => [time(at), `${score}/${scale}`, named(consultant)]),
    ],
  ];
  return [
    `${id}  effectiveAt ${effectiveAt}  asOf ${asOf}${settled ? '' : zh ? '（未定）' : ' (not settled)'}`,
    ...(others.length > 0 ? [`${zh ? '已合并' : 'merged'}: ${others.join(', ')}`] : []),
    ...(dormantSince === null ? [] : [`${zh ? '休眠自' : 'dormant since'} ${time(dormantSince)}`]),
    ...sections.filter(([, rows]) => rows.length > 0).flatMap(([title, rows]) => ['', title[lang], indented(rows)]),
  ].join('\n');
}

/** Codes that every dealership has; those of a dictionary of its own stand as they are. */
const WORDS: Readonly<Record<string, Text>> = {
  open: { zh: '进行中', en: 'open' },
  won: { zh: '赢单', en: 'won' },
  lost: { zh: '战败', en: 'lost' },
  showroom: { zh: '展厅', en: 'showroom' },
  phone: { zh: '电话', en: 'phone' },
  online: { zh: '网络', en: 'online' },
  event: { zh: '市场活动', en: 'event' },
  reached: { zh: '已联系上', en: 'reached' },
  no_answer: { zh: '无人接听', en: 'no answer' },
  booked: { zh: '已预约', en: 'booked' },
  completed: { zh: '已完成', en: 'completed' },
};

function word(code: string | null, lang: Language): string {
  return code === null ? '—' : (WORDS[code]?.[lang] ?? code);
}

const FIELDS: Readonly<Record<string, Text>> = {
  surname: { zh: '姓', en: 'surname' },
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '电话', en: 'phone' },
  gender: { zh: '性别', en: 'gender' },
  birthday: { zh: '生日', en: 'birthday' },
  residentialArea: { zh: '居住区域', en: 'residential area' },
  customerName: { zh: '姓名', en: 'name' },
  idNumber: { zh: '证件号', en: 'ID number' },
  mobile: { zh: '手机', en: 'mobile' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  address: { zh: '地址', en: 'address' },
};

function personalRows(fields: PersonalFields, lang: Language): readonly (readonly string[])[] {
  return Object.entries(fields).map(([name, field]) => [FIELDS[name]?.[lang] ?? name, readable(field, lang)]);
}

function readable(field: PersonalField, lang: Language): string {
  if (typeof field === 'string') return field;
  if ('masked' in field) return lang === 'zh' ? '（不可见）' : '(masked)';
  return lang === 'zh' ? '（已删除）' : '(erased)';
}

function money(value: Money | null): string {
  return value ? `${value.amount} ${value.currency}` : '—';
}

function indented(rows: readonly (readonly string[])[]): string {
  return table(rows).replaceAll(/^/gm, '  ');
}
