import type { Command } from 'commander';
import { askOpportunity, type OpportunityAnswer } from '#engine';
import type { Language } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';

export function opportunityCommands(program: Command): void {
  const group = program.command('opportunity').description('one opportunity / 单个销售机会');
  withQueryOptions(group.command('show <id>'))
    .description('state and timeline at any instant / 任意时刻的状态与时间线')
    .action(showOpportunity);
}

async function showOpportunity(id: string, options: QueryOptions): Promise<void> {
  const answer = await withAnswer(options, 'opportunity', (engine) =>
    askOpportunity(engine, id, askedTimes(options, zoneFor(options, engine), engine.clock())),
  );
  show(answer, options, render);
}

function render(answer: OpportunityAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { id, status, stage, stageModel, value, dimensions, timeline } = answer;
  const worth = value ? `${value.amount} ${value.currency}` : zh ? '未估价' : 'unvalued';
  const facts = [
    [zh ? '状态' : 'status', status],
    [zh ? '阶段' : 'stage', `${stage} (${stageModel})`],
    [zh ? '金额' : 'value', worth],
    ...Object.entries(dimensions),
  ];
  const events = timeline.map(({ occurredAt, recordedAt, type, actor }) => [
    occurredAt,
    recordedAt === occurredAt ? '' : `(${recordedAt})`,
    type,
    String(actor.id),
  ]);
  const heading = zh ? ['发生', '（记录）', '事件', '执行者'] : ['occurred', '(recorded)', 'event', 'actor'];
  return [
    `${id}  effectiveAt ${answer.effectiveAt}  asOf ${answer.asOf}`,
    table(facts),
    '',
    table([heading, ...events]),
    ...incompleteLines(answer, lang),
  ].join('\n');
}
