import { once } from 'node:events';
import type { Command } from 'commander';
import { type AuditLogAnswer, askAuditLog, type Engine, knownPlace, type Reader } from '#engine';
import type { Language, RecordedEvent, Zone } from '#kernel';
import { type FilterOptions, filtersOf, withFilters } from '../audit-filters.ts';
import { cursorAfter } from '../log-place.ts';
import { positiveWhole, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { readerFor, requireRight, withEngine, zoneFor } from '../session.ts';
import { localTime } from '../time.ts';

interface LogOptions extends FilterOptions {
  readonly after?: string;
  readonly limit?: number;
  readonly lines?: true;
}

/** Rows of a table, or of a document, where no other number is asked for. */
const PAGE = 100;
/** Events read, and opened, at a time where all are written. */
const LINES = 1_000;

export function auditLogCommand(group: Command): void {
  withFilters(withCommonOptions(group.command('log')))
    .description('who did what, when, for whom, by which command / 审计轨迹')
    .option('--after <position>', 'the "next" of an earlier answer / 从此位置之后')
    .option('--limit <n>', `events at most; default ${PAGE}, with --lines all / 最多条数`, positiveWhole)
    .option('--lines', 'one JSON document an event, as many as there are / 每个事件一行 JSON')
    .action(auditLog);
}

async function auditLog(options: LogOptions): Promise<void> {
  requireRight(options, 'audit');
  const reader = readerFor(options, 'audit-log');
  await withEngine(options, undefined, async (engine) => {
    const zone = zoneFor(options, engine);
    const question = { ...filtersOf(options, zone, engine.clock()), after: await cursorAfter(engine, options.after) };
    if (options.lines) return writeLines(engine, reader, question, options.limit);
    const limit = options.limit ?? PAGE;
    const answer = await engine.answerFor(reader, (opened) => askAuditLog(opened, { ...question, limit }));
    show(answer, options, (found, lang) => render(found, lang, zone));
  });
}

/** Page by page, each on record before it is written; what is recorded meanwhile, these reads among it, is not among them. */
async function writeLines(
  engine: Engine,
  reader: Reader,
  question: Omit<Parameters<typeof askAuditLog>[1], 'limit'>,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const upTo = await knownPlace(engine, question.asOf);
  let { after } = question;
  for (let left = limit; left > 0; ) {
    const page = { ...question, after, upTo, limit: Math.min(left, LINES) };
    const { events, next } = await engine.answerFor(reader, (opened) => askAuditLog(opened, page));
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
    if (next === null) return;
    left -= events.length;
    after = await cursorAfter(engine, next);
  }
}

function render({ events, next, position }: AuditLogAnswer, lang: Language, zone: Zone): string {
  const zh = lang === 'zh';
  if (events.length === 0)
    return zh ? `截至 ${position}，没有这样的事件。` : `Up to ${position} there is no such event.`;
  const heading = zh
    ? ['记录', '发生', '事件', '流', '执行者', '命令', '起因', '编号']
    : ['recorded', 'occurred', 'event', 'stream', 'actor', 'command', 'cause', 'id'];
  const more = zh ? `更多：--after ${next}` : `more: --after ${next}`;
  return [table([heading, ...events.map((event) => row(event, zone))]), ...(next === null ? [] : ['', more])].join(
    '\n',
  );
}

function row({ recordedAt, occurredAt, type, stream, revision, meta, id }: RecordedEvent, zone: Zone) {
  const { actor, commandId, causationId } = meta;
  const behalf = actor.onBehalfOf === undefined ? '' : ` → ${actor.onBehalfOf}`;
  return [
    localTime(recordedAt, zone),
    localTime(occurredAt, zone),
    type,
    `${stream}@${revision}`,
    `${actor.id}:${actor.role}${behalf}`,
    commandId,
    causationId ?? '',
    id,
  ];
}
