import type { Text } from '#kernel';
import { receptionSteps } from './reception-steps.ts';

/** One sentence of a reference process, about events of one opportunity by their types. */
export type Constraint =
  /** `A < B`: no B without an A before it. */
  | { readonly kind: 'precedence'; readonly text: string; readonly first: string; readonly step: string }
  /** `B between A and C`: from the latest A on a B comes before C does. */
  | {
      readonly kind: 'response';
      readonly text: string;
      readonly after: string;
      readonly step: string;
      readonly until: string;
    }
  /** `no B`, `no B before A`, `no B after A`. */
  | {
      readonly kind: 'absence';
      readonly text: string;
      readonly never: string;
      readonly before?: string;
      readonly after?: string;
    }
  /** `B within 120h of A`: the first B after an A comes so many hours after it at the latest. */
  | {
      readonly kind: 'time-limit';
      readonly text: string;
      readonly after: string;
      readonly step: string;
      readonly hours: number;
    };

/** A sentence that is none, with what is wrong with it. */
export class UnreadableConstraint extends Error {
  override readonly name = 'UnreadableConstraint';
  readonly told: Text;

  constructor(text: string, { zh, en }: Text) {
    const quoted = JSON.stringify(text);
    const told = { zh: `约束 ${quoted} 无法读取：${zh}`, en: `the constraint ${quoted} cannot be read: ${en}` };
    super(told.en);
    this.told = told;
  }
}

const FORMS: readonly (readonly [RegExp, (text: string, words: readonly string[]) => Constraint])[] = [
  [/^(\w+) < (\w+)$/, (text, [first = '', step = '']) => ({ kind: 'precedence', text, first, step })],
  [
    /^(\w+) between (\w+) and (\w+)$/,
    (text, [step = '', after = '', until = '']) => ({ kind: 'response', text, after, step, until }),
  ],
  [/^no (\w+)$/, (text, [never = '']) => ({ kind: 'absence', text, never })],
  [/^no (\w+) before (\w+)$/, (text, [never = '', before = '']) => ({ kind: 'absence', text, never, before })],
  [/^no (\w+) after (\w+)$/, (text, [never = '', after = '']) => ({ kind: 'absence', text, never, after })],
  [
    /^(\w+) within ([1-9]\d{0,5})h of (\w+)$/,
    (text, [step = '', hours = '', after = '']) => ({ kind: 'time-limit', text, after, step, hours: Number(hours) }),
  ],
];

const SENTENCES: readonly string[] =
  '"A < B", "B between A and C", "no B", "no B before A", "no B after A", "B within 120h of A"'.split(', ');

const TYPES: ReadonlySet<string> = new Set(receptionSteps.map(({ type }) => type));

/** @throws UnreadableConstraint */
export function parseConstraint(text: string): Constraint {
  for (const [form, read] of FORMS) {
    const words = form.exec(text)?.slice(1);
    if (!words) continue;
    const types = words.filter((word) => !/^\d/.test(word));
    const unknown = types.find((type) => !TYPES.has(type));
    if (unknown !== undefined)
      throw new UnreadableConstraint(text, {
        zh: `${unknown} 不是销售过程的事件`,
        en: `${unknown} is no step of a sale`,
      });
    if (new Set(types).size < types.length)
      throw new UnreadableConstraint(text, { zh: '同一事件写了两次', en: 'it names the same event twice' });
    return read(text, words);
  }
  throw new UnreadableConstraint(text, {
    zh: `可写 ${SENTENCES.join('、')}`,
    en: `write ${SENTENCES.slice(0, -1).join(', ')} or ${SENTENCES.at(-1)}`,
  });
}
