import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { CommandLine } from '#edge';
import { type Clock, type Instant, instantOf, type Language } from '#kernel';
import { executeLine, faultOfLine, type LineResult } from '../execute-line.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Failure, invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { progressBar } from '../progress.ts';
import { actorOption, logStands, withEngine, zoneOption } from '../session.ts';

/** After these the next line may still succeed. */
const GOES_ON: ReadonlySet<ExitCode> = new Set([EXIT.done, EXIT.invalid, EXIT.refused, EXIT.conflict]);

export function sendCommands(program: Command): void {
  withCommonOptions(program.command('send <file>'))
    .description('commands, one a line of JSON; - reads standard input / 逐行发送命令')
    .option('--simulate', 'into a simulated store, where lines may say recordedAt / 写入模拟库')
    .action(send);
  withCommonOptions(program.command('command <name>'))
    .description('one command / 单条命令')
    .option('--id <id>', 'of the aggregate / 聚合编号')
    .option('--command-id <id>', 'the same id is done once / 命令编号')
    .option('--expected-revision <n>', 'decide on exactly this revision / 期望版本', Number)
    .option('--occurred-at <T>', 'when it happened / 发生时刻')
    .requiredOption('--input <json>', 'data of the command, or @file / 命令数据')
    .action(single);
}

async function send(file: string, options: CommonOptions & { readonly simulate?: boolean }): Promise<void> {
  const text = readText(file);
  const actor = actorOption(options);
  const key = file === '-' ? randomUUID() : createHash('sha256').update(text).digest('hex').slice(0, 12);
  const simulate = options.simulate ?? false;
  const time = virtualClock();
  const create = { zone: zoneOption(options), simulated: simulate };
  const lines = text
    .split('\n')
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const results: (LineResult & { readonly line: number })[] = [];
  const tell = (number: number, result: LineResult) => {
    results.push({ line: number, ...result });
    if (!options.json) process.stdout.write(`${JSON.stringify(results.at(-1))}\n`);
  };
  const faults = leadingFaults(lines, simulate);
  // Where no line is a command, no log is made for them.
  if (faults.length === lines.length && !logStands(options))
    for (const { number, fault } of faults) tell(number, fault);
  else {
    await withEngine(
      options,
      create,
      async (engine) => {
        if (simulate && !engine.store.header.simulated) throw notSimulated();
        const bar = progressBar('send');
        for (const { line, number } of lines) {
          const result = await executeLine(engine, line, {
            actor,
            commandId: `send:${key}:${number}`,
            simulate,
            onLine: ({ recordedAt }: CommandLine) => time.set(recordedAt),
          });
          tell(number, result);
          bar.update(results.length, lines.length);
          if (!GOES_ON.has(result.exitCode)) break;
        }
        bar.end();
      },
      simulate ? time.clock : undefined,
    );
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ sent: results.length, of: lines.length, results })}\n`);
  const failed = results.find(({ exitCode }) => exitCode !== EXIT.done);
  process.exitCode = failed?.exitCode ?? EXIT.done;
}

/** What is wrong with the lines before the first one that has the form of a command. */
function leadingFaults(lines: readonly { readonly line: string; readonly number: number }[], simulate: boolean) {
  const faults: { readonly number: number; readonly fault: LineResult }[] = [];
  for (const { line, number } of lines) {
    const fault = faultOfLine(line, { simulate });
    if (!fault) break;
    faults.push({ number, fault });
  }
  return faults;
}

/** Stands at the last time it was set to; the machine's time until then. */
function virtualClock(): { readonly clock: Clock; set(instant: Instant | undefined): void } {
  let now: Instant | undefined;
  return {
    clock: () => now ?? instantOf(Date.now()),
    set(instant) {
      now = instant ?? now;
    },
  };
}

function notSimulated(): Failure {
  return invalid(
    '--simulate 只能用于标记为模拟的数据目录。请换一个空目录。',
    '--simulate needs a data folder marked as simulated. Give an empty one with --data.',
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw invalid(
      `无法读取 ${file}（${code}）。`,
      `${file} cannot be read (${code}). Check the path and its permissions.`,
    );
  }
}

interface SingleOptions extends CommonOptions {
  readonly id?: string;
  readonly commandId?: string;
  readonly expectedRevision?: number;
  readonly occurredAt?: string;
  readonly input: string;
}

async function single(name: string, options: SingleOptions): Promise<void> {
  const actor = actorOption(options);
  const line = JSON.stringify({
    command: name,
    id: options.id,
    data: readInput(options.input),
    occurredAt: options.occurredAt,
    expectedRevision: options.expectedRevision,
    commandId: options.commandId,
  });
  const create = { zone: zoneOption(options) };
  const result =
    faultOfLine(line, {}) ??
    (await withEngine(options, create, (engine) => executeLine(engine, line, { actor, commandId: randomUUID() })));
  if (result.error && !options.json) throw new Failure(result.exitCode, messageOf(result.error), result.error.code);
  process.stdout.write(`${options.json ? JSON.stringify(result) : render(result, options.lang)}\n`);
  process.exitCode = result.exitCode;
}

function messageOf(error: NonNullable<LineResult['error']>) {
  if (!('reason' in error)) return error.message;
  const { rule, ruleVersion, reason, remedy, errors = [] } = error;
  const places = errors.map(({ pointer }) => ` ${pointer}`).join('');
  const told = (lang: Language) => `${reason[lang]} [${rule}, ${ruleVersion}]${places}\n  ${remedy[lang]}`;
  return { zh: told('zh'), en: told('en') };
}

function readInput(input: string): unknown {
  const text = input.startsWith('@') ? readText(input.slice(1)) : input;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('--input 不是有效的 JSON。', '--input is not valid JSON. Give an object, or @file.');
  }
}

function render({ id, revision, events = [], warnings = [], repeated }: LineResult, lang: Language): string {
  const done = repeated ? (lang === 'zh' ? '此前已完成' : 'done before') : lang === 'zh' ? '已完成' : 'done';
  return [
    `${done}: ${id} @ ${revision}`,
    ...events.map(({ id: event, type }) => `  ${type} ${event}`),
    ...warnings.map(({ message }) => `  ! ${message[lang]}`),
  ].join('\n');
}
