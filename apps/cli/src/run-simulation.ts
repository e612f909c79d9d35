import { askFunnelSnapshot, type Engine } from '#engine';
import { DEFAULT_ZONE, type Instant, type LocalDate, type Zone } from '#kernel';
import type { CorpusTruth, PlantedImport, PlantedRefusal, TimedCommand, Truth } from '#simulation';
import { executeLine } from './execute-line.ts';
import { EXIT } from './exit-code.ts';
import { Failure, invalid } from './failure.ts';
import type { CommonOptions } from './options.ts';
import { show } from './output.ts';
import { progressBar } from './progress.ts';
import { withEngine, zoneOption } from './session.ts';

export interface SimulationPlan {
  readonly opportunities: number;
  readonly seed: string;
  readonly months: number;
  readonly start: LocalDate;
}

/** What is played into the log, and what is known of it beforehand. */
export interface Playable {
  readonly commands: Iterable<TimedCommand>;
  /** Histories that are taken over between the commands, to be judged. */
  readonly imports?: readonly PlantedImport[];
  /** Commands that rules refuse, tried between the others. */
  readonly refusals?: readonly PlantedRefusal[];
  readonly truth: Truth | CorpusTruth;
}

export interface SimulationAnswer {
  readonly commands: number;
  readonly events: number;
  readonly truth: Playable['truth'];
  readonly snapshot: Awaited<ReturnType<typeof askFunnelSnapshot>>;
}

/**
 * Sends a simulated dealership's commands, each at its own virtual time.
 * @throws Failure (exit 2) unless the data folder is empty
 */
export async function runSimulation(
  options: CommonOptions,
  playable: (zone: Zone) => Playable,
): Promise<SimulationAnswer> {
  const zone = zoneOption(options) ?? DEFAULT_ZONE;
  const { commands, truth, imports = [], refusals = [] } = playable(zone);
  let now = '0000-01-01T00:00:00.000Z' as Instant;
  return withEngine(
    options,
    { zone, simulated: true },
    async (engine) => {
      if ((await engine.store.head()).index >= 0 || !engine.store.header.simulated) throw notEmpty(options.data);
      const bar = progressBar('simulate');
      let sent = 0;
      const beside = [
        ...imports.map(({ recordedAt, history, actor }) => ({
          recordedAt,
          act: () => engine.executor.importHistory(history, actor),
        })),
        ...refusals.map((one) => ({ recordedAt: one.command.recordedAt, act: () => expectRefused(engine, one) })),
      ].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt)));
      const actBeside = async (until: Instant) => {
        for (let next = beside[0]; next && next.recordedAt <= until; next = beside[0]) {
          now = next.recordedAt;
          await next.act();
          beside.shift();
        }
      };
      for (const { recordedAt, ...command } of commands) {
        await actBeside(recordedAt);
        now = recordedAt;
        const result = await executeLine(engine, JSON.stringify(command), command);
        if (result.exitCode !== EXIT.done) {
          throw new Failure(EXIT.internal, {
            zh: `模拟的命令 ${command.commandId} 未被接受：${JSON.stringify(result.error)}`,
            en: `the simulated command ${command.commandId} was not accepted: ${JSON.stringify(result.error)}`,
          });
        }
        sent += 1;
        bar.update(sent, truth.commands);
      }
      bar.end();
      const head = await engine.store.head();
      const snapshot = await askFunnelSnapshot(engine, { mayName: false });
      return { commands: sent, events: head.index + 1, truth, snapshot };
    },
    () => now,
  );
}

/** By its rule; where the edge asks for a form already, as invalid. */
async function expectRefused(engine: Engine, { rule, command }: PlantedRefusal): Promise<void> {
  const { recordedAt: _, ...line } = command;
  const { exitCode, error } = await executeLine(engine, JSON.stringify(line), line);
  const refusedBy = error && 'rule' in error ? error.rule : undefined;
  if (exitCode === EXIT.invalid || refusedBy === rule) return;
  throw new Failure(EXIT.internal, {
    zh: `模拟的命令 ${line.commandId} 应被规则 ${rule} 拒绝：${JSON.stringify({ exitCode, error })}`,
    en: `the simulated command ${line.commandId} was to be refused by ${rule}: ${JSON.stringify({ exitCode, error })}`,
  });
}

function notEmpty(data: string): Failure {
  return invalid(
    `${data} 中已有日志。模拟须写入空的数据目录：请用 --data 另指一个。`,
    `${data} holds a log already. A simulation needs an empty data folder: give another one with --data.`,
  );
}

export function showSimulation(answer: SimulationAnswer, options: CommonOptions): void {
  show(answer, options, ({ commands, events, snapshot, truth }, lang) => {
    const { entered, open, won, lost } = snapshot;
    const broken = truth.violations.length;
    const planted =
      broken === 0
        ? ''
        : lang === 'zh'
          ? `其中 ${broken} 处违规（--json 逐条列出）。\n`
          : `Rules are broken in ${broken} places (--json names each).\n`;
    return lang === 'zh'
      ? `已写入 ${commands} 条命令、${events} 个事件：${entered} 个销售机会，进行中 ${open.count}，成交 ${won.count}，战败 ${lost.count}。\n${planted}接下来：npm start，或 npm run dealtrail -- funnel snapshot --by outlet --data ${options.data}`
      : `${commands} commands, ${events} events: ${entered} opportunities, ${open.count} open, ${won.count} won, ${lost.count} lost.\n${planted}Next: npm start, or npm run dealtrail -- funnel snapshot --by outlet --data ${options.data}`;
  });
}
