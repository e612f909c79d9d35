import type { Command } from 'commander';
import { type Engine, positionToken } from '#engine';
import { type RecordedEvent, type StreamName } from '#kernel';
import { invalid } from '../failure.ts';
import { cursorAfter } from '../log-place.ts';
import { type CommonOptions, positiveWhole, withCommonOptions } from '../options.ts';
import { withEngine, zoneFor } from '../session.ts';
import { readTime } from '../time.ts';

interface ReadOptions extends CommonOptions {
  readonly stream?: string;
  readonly category?: readonly string[];
  readonly type?: readonly string[];
  readonly after?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** The log as it stands: personal fields are shown sealed. */
export function eventsCommands(program: Command): void {
  const group = program.command('events').description('the log / 事件日志');
  withCommonOptions(group.command('read'))
    .description('by stream, type, time and position / 按流、类型、时间、位置读取')
    .option('--stream <name>', 'one stream, e.g. opportunity-… / 单个流')
    .option('--category <category...>', 'categories of streams / 流类别')
    .option('--type <type...>', 'event types / 事件类型')
    .option('--after <position>', 'position of an earlier answer / 从此位置之后')
    .option('--from <T>', 'recorded at or after / 记录时刻不早于')
    .option('--to <T>', 'recorded at or before / 记录时刻不晚于')
    .option('--limit <n>', 'events at most / 最多条数', positiveWhole, 100)
    .action(read);
  withCommonOptions(group.command('tail'))
    .description('follow the log until interrupted / 持续跟踪')
    .option('--type <type...>', 'event types / 事件类型')
    .option('--after <position>', 'begin after this position; default: now / 起始位置')
    .action(tail);
  withCommonOptions(group.command('trace <id>'))
    .description('what an event or command came from and led to / 追溯因果')
    .action(trace);
}

async function read(options: ReadOptions): Promise<void> {
  await withEngine(options, undefined, async (engine) => {
    const zone = zoneFor(options, engine);
    const from = options.from === undefined ? undefined : readTime('--from', options.from, zone);
    const to = options.to === undefined ? undefined : readTime('--to', options.to, zone);
    const events: RecordedEvent[] = [];
    for await (const event of selected(engine, options)) {
      if (to !== undefined && event.recordedAt > to) break;
      if (from !== undefined && event.recordedAt < from) continue;
      events.push(event);
      if (events.length === options.limit) break;
    }
    const last = events.at(-1);
    const next =
      last && positionToken(engine.store.header.logId, await engine.store.placeOf({ position: last.position }));
    if (options.json) process.stdout.write(`${JSON.stringify({ events, next: next ?? null })}\n`);
    else for (const event of events) process.stdout.write(`${JSON.stringify(event)}\n`);
  });
}

async function* selected(engine: Engine, options: ReadOptions): AsyncGenerator<RecordedEvent> {
  const { stream, type: types, category: categories } = options;
  if (stream === undefined) {
    const after = await cursorAfter(engine, options.after);
    const wanted = { after, ...(types && { types }), ...(categories && { categories }) };
    for await (const page of engine.store.readAll(wanted)) yield* page;
    return;
  }
  for await (const page of engine.store.readStream(stream as StreamName)) {
    yield* page.filter(({ type }) => !types || types.includes(type));
  }
}

async function tail(options: ReadOptions): Promise<void> {
  await withEngine(options, undefined, async (engine) => {
    const after = options.after === undefined ? await engine.store.head() : await cursorAfter(engine, options.after);
    await new Promise<void>((resolve, reject) => {
      const following = engine.store.subscribe({ after, ...(options.type && { types: options.type }) }).subscribe({
        next: (delivery) => {
          if (delivery.kind !== 'events') return;
          for (const event of delivery.events) process.stdout.write(`${JSON.stringify(event)}\n`);
        },
        error: reject,
        complete: resolve,
      });
      const stop = () => {
        following.unsubscribe();
        resolve();
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
  });
}

/** Events of the same correlation, and those that name each other as cause, in log order. */
async function trace(id: string, options: CommonOptions): Promise<void> {
  await withEngine(options, undefined, async ({ store }) => {
    const correlations = new Set<string>([id]);
    for await (const page of store.readAll()) {
      for (const event of page) if (isAbout(event, id)) correlations.add(event.meta.correlationId);
    }
    const events: RecordedEvent[] = [];
    for await (const page of store.readAll()) {
      events.push(...page.filter((event) => correlations.has(event.meta.correlationId) || isAbout(event, id)));
    }
    if (events.length === 0) {
      throw invalid(
        `日志中没有编号为 ${JSON.stringify(id)} 的事件、命令或关联。`,
        `the log has no event, command or correlation with the id ${JSON.stringify(id)}.`,
      );
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ id, events })}\n`);
    else for (const event of events) process.stdout.write(`${traceLine(event)}\n`);
  });
}

function isAbout({ id, meta }: RecordedEvent, wanted: string): boolean {
  return id === wanted || meta.commandId === wanted || meta.causationId === wanted;
}

function traceLine({ recordedAt, occurredAt, type, stream, revision, id, meta }: RecordedEvent): string {
  const cause = meta.causationId === undefined ? '' : ` ← ${meta.causationId}`;
  return `${recordedAt} (${occurredAt})  ${type}  ${stream}@${revision}  ${meta.actor.id}:${meta.actor.role}  ${meta.commandId}${cause}  ${id}`;
}
