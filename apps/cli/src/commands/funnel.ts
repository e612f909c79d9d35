import type { Command } from 'commander';
import { maySeePersonalData } from '#edge';
import { askFunnelSnapshot, type SnapshotAnswer } from '#engine';
import type { Language, Zone } from '#kernel';
import { stageModelOf } from '#opportunity';
import { invalid } from '../failure.ts';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { actorOption, withAnswer, zoneOption } from '../session.ts';
import { askedTimes } from '../time.ts';

interface SnapshotOptions extends QueryOptions {
  readonly by?: string;
  readonly where?: readonly string[];
  readonly stageModel?: string;
}

export function funnelCommands(program: Command): void {
  const group = program.command('funnel').description('funnels for any instant / 任意时刻的漏斗');
  withQueryOptions(group.command('snapshot'))
    .description('open opportunities by stage, won and lost / 各阶段存量、赢单与输单')
    .option('--by <dimension>', 'group by outlet, team, consultant, product, region, … / 分组维度')
    .option('--where <dimension=value...>', 'only these; repeat for several / 筛选')
    .option('--stage-model <id@version>', 'stage model / 阶段模型')
    .action(snapshot);
}

async function snapshot(options: SnapshotOptions): Promise<void> {
  const { role } = actorOption(options);
  const answer = await withAnswer(options, 'funnel', (engine) =>
    askFunnelSnapshot(engine, {
      ...askedTimes(options, zoneOption(options) ?? (engine.store.header.zone as Zone), engine.clock()),
      by: options.by,
      filters: filtersOf(options.where ?? []),
      stageModel: options.stageModel,
      mayName: maySeePersonalData(role),
    }),
  );
  show(answer, options, renderSnapshot);
}

function filtersOf(conditions: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const filters: Record<string, string[]> = {};
  for (const condition of conditions) {
    const equals = condition.indexOf('=');
    if (equals < 1) {
      throw invalid(
        `--where ${JSON.stringify(condition)} 应写成 维度=值。`,
        `--where ${JSON.stringify(condition)}: write it as dimension=value.`,
      );
    }
    const name = condition.slice(0, equals);
    const wanted = filters[name] ?? [];
    wanted.push(condition.slice(equals + 1));
    filters[name] = wanted;
  }
  return filters;
}

function renderSnapshot(answer: SnapshotAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const labels = new Map(stageModelOf(answer.stageModel)?.stages.map(({ id, label }) => [id, label]));
  const money = ({ value, values }: SnapshotAnswer['open']) =>
    (value ? [value] : (values ?? [])).map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
  const line = (name: string, tally: SnapshotAnswer['open']) => [name, String(tally.count), money(tally)];
  const rows = [
    [zh ? '进入' : 'entered', String(answer.entered), ''],
    line(zh ? '进行中' : 'open', answer.open),
    ...answer.stages.map((stage) => line(`  ${labels.get(stage.stage)?.[lang] ?? stage.stage}`, stage)),
    line(zh ? '赢单' : 'won', answer.won),
    line(zh ? '输单' : 'lost', answer.lost),
  ];
  const groups = (answer.groups ?? []).map((group) => [
    group.label ?? group.key,
    String(group.entered),
    String(group.open.count),
    String(group.won.count),
    String(group.lost.count),
    money(group.won),
  ]);
  const heading = zh
    ? ['', '进入', '进行中', '赢单', '输单', '赢单金额']
    : ['', 'entered', 'open', 'won', 'lost', 'won value'];
  return [
    `${answer.stageModel}  effectiveAt ${answer.effectiveAt}  asOf ${answer.asOf}${answer.settled ? '' : zh ? '（未定）' : ' (not settled)'}`,
    table(rows),
    ...(groups.length > 0 ? ['', table([heading, ...groups])] : []),
  ].join('\n');
}
