import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '#kernel';

/** What every command of the CLI takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly data: string;
  readonly eventStore?: string;
  readonly readStore?: string;
  readonly zone?: string;
  readonly lang: Language;
  readonly actor: string;
}

export interface QueryOptions extends CommonOptions {
  readonly asOf?: string;
  readonly effective?: string;
}

/** The language of the terminal, unless one is asked for. */
export function languageOfTerminal(): Language {
  const locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}

export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'one JSON document on stdout / 标准输出只有一个 JSON 文档')
    .option('--data <dir>', 'data folder / 数据目录', './data')
    .addOption(new Option('--event-store <url>', 'event store / 事件库').env('DEALTRAIL_EVENT_STORE'))
    .addOption(new Option('--read-store <url>', 'read store / 读库').env('DEALTRAIL_READ_STORE'))
    .option('--zone <zone>', 'time zone, e.g. Asia/Shanghai / 时区')
    .addOption(
      new Option('--lang <lang>', 'language / 语言')
        .choices(['zh', 'en'])
        .default(languageOfTerminal(), 'of the terminal'),
    )
    .option('--actor <id:role>', 'who acts / 执行者', 'local:service');
}

export function withQueryOptions(command: Command): Command {
  return withCommonOptions(command)
    .option('--as-of <T>', 'what was known then / 当时已知')
    .option('--effective <T>', 'what was true then / 当时为真');
}

/** The port to listen on. @throws InvalidArgumentError */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('0–65535');
}

/** Where to listen on this machine: as asked for, or by PORT. */
export function portOption(otherwise: number): Option {
  return new Option('--port <port>', 'on localhost / 端口').argParser(readPort).env('PORT').default(otherwise);
}

/** Reads an option that is a number of something. @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number from 0 on / 须为非负整数');
}

/** Reads an option that says how many. @throws InvalidArgumentError */
export function positiveWhole(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1 on / 须为正整数');
  return n;
}
