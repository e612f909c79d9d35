import { epochMs, type Instant, isInstant, type JsonObject, parseInstant, type Refusal, refuse } from '#kernel';

/** How far ahead of the engine's clock a sender's may run. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** How far an interactive command may lie in the past, unless configured otherwise. */
export const DEFAULT_BACKDATING_MS = 7 * 24 * 3_600_000;

export interface Timed {
  readonly occurredAt: Instant;
  /** The input, with the field that names the happening filled in. */
  readonly input: object;
  /** Pointer into the command as it was sent: where it says when it happened, or would. */
  readonly place: string;
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
    return refuse(
      'one-happening-one-time',
      {
        zh: `occurredAt 与 ${field} 说的是同一时刻，却不相同`,
        en: `occurredAt and ${field} name the same moment but differ`,
      },
      { remedy: { zh: '请只写一个', en: 'Give only one of them' }, at: '/occurredAt' },
    );
  }
  const place = command.occurredAt === undefined && named !== undefined ? `/data/${field}` : '/occurredAt';
  const occurredAt = command.occurredAt ?? named ?? now;
  const ahead = epochMs(occurredAt) - epochMs(now);
  if (ahead > CLOCK_TOLERANCE_MS) {
    return refuse(
      'not-in-the-future',
      { zh: '发生时刻比现在晚超过 5 分钟', en: 'It is said to happen more than 5 minutes from now' },
      { remedy: { zh: '事情发生之后再记录', en: 'Record it once it has happened' }, at: place },
    );
  }
  if (-ahead > backdatingMs) {
    const days = backdatingMs / 86_400_000;
    return refuse(
      'backdating-limit',
      { zh: `发生时刻早于现在超过 ${days} 天`, en: `It is said to have happened more than ${days} days ago` },
      { remedy: { zh: '更早的事请用导入', en: 'Import what is older' }, at: place },
    );
  }
  return { occurredAt, place, input: field === undefined ? command.input : { ...command.input, [field]: occurredAt } };
}

function readInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  return isInstant(value) ? value : parseInstant(value);
}
