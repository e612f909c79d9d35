import type { Text } from '#kernel';

export interface ProblemKind {
  readonly status: number;
  readonly title: Text;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
}

const AWAY = 1;

/** Everything that can be wrong with a request or its answer, by code. */
export const problemKinds = {
  invalid: { status: 400, title: { zh: '请求有误；见 errors', en: 'The request is not as it must be; see errors' } },
  'question-refused': { status: 400, title: { zh: '此问题没有答案', en: 'This question has no answer' } },
  'stage-model-needed': {
    status: 400,
    title: {
      zh: '有多个阶段模型：请用 stageModel 指定一个',
      en: 'There are several stage models: name one as stageModel',
    },
  },
  'cursor-unknown': {
    status: 400,
    title: {
      zh: '游标不属于此日志或视图的现行版本：请从头翻页',
      en: 'The cursor is not one of this log, or of another version of the view: begin with the first page',
    },
  },
  'actor-refused': {
    status: 400,
    title: {
      zh: 'Dealtrail-Actor 或 Dealtrail-On-Behalf-Of 的写法不对',
      en: 'Dealtrail-Actor or Dealtrail-On-Behalf-Of is not written as it must be',
    },
  },
  unauthenticated: { status: 401, title: { zh: '请先认证', en: 'Say who you are' } },
  forbidden: { status: 403, title: { zh: '无此权限', en: 'You may not do this' } },
  'not-found': { status: 404, title: { zh: '没有此内容', en: 'There is nothing here' } },
  revision: {
    status: 409,
    title: {
      zh: '别人先写入了：请重新读取后再发',
      en: 'Somebody else was first: read it again, then send the command anew',
    },
  },
  'command-id-reused': {
    status: 409,
    title: {
      zh: '此 Idempotency-Key 已用于另一条命令：请换一个',
      en: 'This Idempotency-Key stands for another command already: give this one a key of its own',
    },
  },
  'revision-not-met': {
    status: 412,
    title: { zh: '版本已不是 If-Match 所说的那个', en: 'The revision is not the one that If-Match names' },
  },
  'too-large': {
    status: 413,
    title: { zh: '请求体过大：至多 1 MiB', en: 'The body is too large: it may have 1 MiB at most' },
  },
  'unsupported-type': {
    status: 415,
    title: { zh: '只接受 application/json', en: 'Only application/json is taken' },
  },
  refused: { status: 422, title: { zh: '规则不允许', en: 'A rule does not allow it' } },
  'subject-erased': {
    status: 422,
    title: {
      zh: '此人的数据已被清除：请去掉个人字段，或换用新的编号',
      en: 'The person was erased: leave out the personal fields, or give a new id',
    },
  },
  'event-refused': {
    status: 422,
    title: { zh: '内容过大，无法存入，未写入任何内容', en: 'It is too large to be stored; nothing was written' },
  },
  'too-many-requests': {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    retryAfter: 1,
  },
  'too-many-streams': {
    status: 429,
    title: { zh: '打开的事件流过多：请先关闭一些', en: 'Too many streams are open: close some first' },
    retryAfter: 5,
  },
  internal: { status: 500, title: { zh: '内部错误', en: 'Something went wrong inside' } },
  'queue-full': {
    status: 503,
    title: {
      zh: '排队的命令过多，未写入：请稍后用相同的 Idempotency-Key 重发',
      en: 'Too many commands wait; nothing was written: send it again with the same Idempotency-Key',
    },
    retryAfter: AWAY,
  },
  'store-unavailable': {
    status: 503,
    title: {
      zh: '事件日志暂不可用，未写入任何内容：请稍后用相同的 Idempotency-Key 重发',
      en: 'The log cannot be used now; nothing was written: send it again with the same Idempotency-Key',
    },
    retryAfter: AWAY,
  },
  'outcome-unknown': {
    status: 503,
    title: {
      zh: '结果未知：请用相同的 Idempotency-Key 重发，届时即知是否已写入',
      en: 'It cannot be told whether it was done: send it again with the same Idempotency-Key, then it can',
    },
    retryAfter: AWAY,
  },
  'store-read-only': {
    status: 503,
    title: { zh: '日志已设为只读', en: 'The log is read-only' },
    retryAfter: 60,
  },
  'store-damaged': {
    status: 503,
    title: { zh: '事件日志已损坏：请运行 dealtrail doctor', en: 'The log is damaged: run dealtrail doctor' },
    retryAfter: 60,
  },
  'key-store-unavailable': {
    status: 503,
    title: { zh: '密钥库暂不可用，未作改动', en: 'The key store cannot be used now; nothing was changed' },
    retryAfter: AWAY,
  },
  'authentication-unavailable': {
    status: 503,
    title: { zh: '暂时无法验证令牌', en: 'Tokens cannot be verified now' },
    retryAfter: AWAY,
  },
  'view-behind': { status: 503, title: { zh: '视图尚未跟上', en: 'The view has not caught up yet' }, retryAfter: AWAY },
  'view-damaged': {
    status: 503,
    title: {
      zh: '视图已损坏：请用 dealtrail projections rebuild 重建；日志未受影响',
      en: 'The view is damaged: rebuild it with dealtrail projections rebuild; the log is untouched',
    },
    retryAfter: 60,
  },
  'view-unavailable': {
    status: 503,
    title: { zh: '视图暂不可用', en: 'The view cannot be used now' },
    retryAfter: AWAY,
  },
  'projection-stopped': {
    status: 503,
    title: { zh: '视图停在无法处理的事件之前', en: 'The view stopped before an event that it cannot apply' },
    retryAfter: 60,
  },
  'projector-busy': {
    status: 503,
    title: { zh: '另一进程正在投影', en: 'Another process is projecting' },
    retryAfter: AWAY,
  },
  'lease-lost': {
    status: 503,
    title: { zh: '另一进程正在投影', en: 'Another process is projecting' },
    retryAfter: AWAY,
  },
  'not-ready': { status: 503, title: { zh: '服务尚未就绪', en: 'The service is not ready' }, retryAfter: AWAY },
  stopping: {
    status: 503,
    title: { zh: '服务正在停止：请改用另一个，或稍后再试', en: 'The service is stopping: ask another one, or later' },
    retryAfter: AWAY,
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problemKinds, code);
}
