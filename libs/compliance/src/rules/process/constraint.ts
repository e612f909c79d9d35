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
  readonly text: string;
  readonly reason: string;

  constructor(text: string, reason: string) {
    super(`the constraint ${JSON.stringify(text)} cannot be read: ${reason}`);
    this.text = text;
    this.reason = reason;
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

const TYPES: ReadonlySet<string> = new Set(receptionSteps.map(({ type }) => type));

/** @throws UnreadableConstraint */
export function parseConstraint(text: string): Constraint {
  for (const [form, read] of FORMS) {
    const words = form.exec(text)?.slice(1);
    if (!words) continue;
    const types = words.filter((word) => !/^\d/.test(word));
    const unknown = types.find((type) => !TYPES.has(type));
    if (unknown !== undefined) throw new UnreadableConstraint(text, `${unknown} is no step of a sale`);
    if (new Set(types).size < types.length) throw new UnreadableConstraint(text, 'it names the same event twice');
    return read(text, words);
  }
  throw new UnreadableConstraint(
    text,
    'write "A < B", "B between A and C", "no B", "no B before A", "no B after A" or "B within 120h of A"',
  );
}
