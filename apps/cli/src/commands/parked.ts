import type { Command } from 'commander';
import type { Language } from '#kernel';
import type { ParkedStream, RedrivenStream } from '#projection';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withEngine } from '../session.ts';

interface RedriveOptions extends CommonOptions {
  readonly stream?: string;
}

interface Parked extends ParkedStream {
  readonly projection: string;
}

/** What to do with events that a projection could not apply. */
export function parkedCommands(group: Command): void {
  withCommonOptions(group.command('parked [name]'))
    .description('streams that wait for an event which could not be applied / 因无法处理的事件而搁置的流')
    .action(parked);
  withCommonOptions(group.command('redrive <name>'))
    .description('apply what waits, in order / 按序补投搁置的事件')
    .option('--stream <stream>', 'only this one / 仅此流')
    .action(redrive);
}

async function parked(name: string | undefined, options: CommonOptions): Promise<void> {
  const answer = await withEngine(options, undefined, async ({ projector }) => {
    const names = name === undefined ? (await projector.status()).map((row) => row.name) : [name];
    const all: Parked[] = [];
    for (const projection of names) {
      for (const stream of await projector.parked(projection)) all.push({ projection, ...stream });
    }
    return all;
  });
  show(answer, options, renderParked);
}

function renderParked(rows: readonly Parked[], lang: Language): string {
  const zh = lang === 'zh';
  if (rows.length === 0) return zh ? '没有搁置的事件。' : 'nothing is parked.';
  const heading = zh
    ? ['读模型', '流', '等待', '尝试', '错误', '位置', '类型', '事件']
    : ['projection', 'stream', 'waiting', 'attempts', 'error', 'position', 'type', 'event'];
  return table([
    heading,
    ...rows.map(({ projection, stream, waiting, attempts, error, position, type, eventId }) => [
      projection,
      stream,
      String(waiting),
      String(attempts),
      error ?? '',
      String(position),
      type,
      eventId,
    ]),
  ]);
}

async function redrive(name: string, options: RedriveOptions): Promise<void> {
  const answer = await withEngine(options, undefined, ({ projector }) => projector.redrive(name, options.stream));
  show(answer, options, renderRedriven);
}

function renderRedriven(rows: readonly RedrivenStream[], lang: Language): string {
  const zh = lang === 'zh';
  if (rows.length === 0) return zh ? '没有搁置的事件。' : 'nothing is parked.';
  const heading = zh ? ['流', '已补投', '仍在等待'] : ['stream', 'applied', 'still waits for'];
  return table([
    heading,
    ...rows.map(({ stream, applied, head }) => [
      stream,
      String(applied),
      head ? `${head.type} @ ${head.position}: ${head.error} (${head.attempts})` : '',
    ]),
  ]);
}
