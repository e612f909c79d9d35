import { askFunnelSnapshot, askSnapshotCell, type SnapshotAnswer } from '#engine';
import type { Language } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { type FunnelOptions, headLine, moneyText, scopeOf, stageLabel } from './funnel-options.ts';

export async function snapshot(options: FunnelOptions & ExplainOptions): Promise<void> {
  const asks = { whole: askFunnelSnapshot, cell: askSnapshotCell, render: renderSnapshot };
  await answerOrCell(options, 'funnel', (engine) => scopeOf(options, engine), asks);
}

function renderSnapshot(answer: SnapshotAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const money = ({ value, values }: SnapshotAnswer['open']) =>
    (value ? [value] : (values ?? [])).map(moneyText).join(' + ');
  const line = (name: string, tally: SnapshotAnswer['open']) => [name, String(tally.count), money(tally)];
  const rows = [
    [zh ? '进入' : 'entered', String(answer.entered), ''],
    line(zh ? '进行中' : 'open', answer.open),
    ...answer.stages.map((stage) => line(`  ${stageLabel(answer.stageModel, stage.stage, lang)}`, stage)),
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
    headLine(answer, lang),
    table(rows),
    ...(groups.length > 0 ? ['', table([heading, ...groups])] : []),
    ...incompleteLines(answer, lang),
  ].join('\n');
}
