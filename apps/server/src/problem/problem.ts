import type { Fault, Language, Text } from '#kernel';
import { type ProblemCode, type ProblemKind, problemKinds } from './problem-kinds.ts';

/** What a problem says beside its code. Nothing of what was sent stands in it, and nothing of the inside. */
export interface ProblemDetails {
  readonly detail?: Text;
  readonly errors?: readonly Fault[];
  readonly rule?: string;
  readonly ruleVersion?: string;
  readonly reason?: Text;
  readonly remedy?: Text;
  /** Ids of the events that a refusal rests on. */
  readonly evidence?: readonly string[];
  /** The revision that there is, for one that was not met. */
  readonly actual?: number;
  /** Codes of what keeps a service from being ready. */
  readonly reasons?: readonly string[];
  /** Seconds; default: those of the code. */
  readonly retryAfter?: number;
}

/** A request that cannot be answered as it was meant. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail?.en ?? problemKinds[code].title.en);
  }
}

export function invalid(pointer: string, code: string, message: Text): Problem {
  return new Problem('invalid', { errors: [{ pointer, code, message }] });
}

/** The body of RFC 9457. `title` and `detail` are in the language asked for, `titles` in both. */
export interface ProblemBody extends Omit<ProblemDetails, 'detail' | 'retryAfter'> {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly titles: Text;
}

/** A problem as it is sent, and after how many seconds it may be tried again. */
export function bodyOf(
  { code, details: { detail, retryAfter, ...more } }: Problem,
  language: Language,
): { readonly body: ProblemBody; readonly retryAfter: number | undefined } {
  const { status, title, retryAfter: usual }: ProblemKind = problemKinds[code];
  const told = detail ?? more.reason ?? more.errors?.[0]?.message ?? title;
  return {
    body: { type: 'about:blank', status, title: title[language], detail: told[language], code, titles: title, ...more },
    retryAfter: retryAfter ?? usual,
  };
}
