import { epochMs, type Instant, isInstant, type JsonObject, parseInstant, type Refusal, refuse } from '#kernel';

/** How far ahead of the engine's clock a sender's may run. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** How far an interactive command may lie in the past, unless configured otherwise. */
export const DEFAULT_BACKDATING_MS = 7 * 24 * 3_600_000;

export interface Timed {
  readonly occurredAt: Instant;
  /** The input, with the field that names the happening filled in. */
  readonly input: object;
}

/**
 * Brings together when a command says it happened: its `occurredAt`, the input field that names the happening, or now.
 * Refuses two that differ, one more than five minutes ahead, and one further back than `backdatingMs`.
 */
export function resolveTime(
  command: { readonly occurredAt?: Instant; readonly input: object },
  field: string | undefined,
  now: Instant,
  backdatingMs: number,
): Timed | Refusal {
  const named = field === undefined ? undefined : readInstant((command.input as JsonObject)[field]);
  if (command.occurredAt !== undefined && named !== undefined && command.occurredAt !== named) {
    return refuse('one-happening-one-time', {
      zh: `occurredAt 与 ${field} 说的是同一时刻，却不相同；请只写一个`,
      en: `occurredAt and ${field} name the same moment but differ; give only one of them`,
    });
  }
  const occurredAt = command.occurredAt ?? named ?? now;
  const ahead = epochMs(occurredAt) - epochMs(now);
  if (ahead > CLOCK_TOLERANCE_MS) {
    return refuse('not-in-the-future', {
      zh: 'occurredAt 比现在晚超过 5 分钟；事情发生之后再记录',
      en: 'occurredAt is more than 5 minutes ahead of now; record it once it has happened',
    });
  }
  if (-ahead > backdatingMs) {
    return refuse('backdating-limit', {
      zh: `occurredAt 早于现在超过 ${backdatingMs / 86_400_000} 天；更早的事请用导入`,
      en: `occurredAt is more than ${backdatingMs / 86_400_000} days back; import what is older`,
    });
  }
  return { occurredAt, input: field === undefined ? command.input : { ...command.input, [field]: occurredAt } };
}

function readInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  return isInstant(value) ? value : parseInstant(value);
}
