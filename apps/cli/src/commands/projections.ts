import type { Command } from 'commander';
import type { Language } from '#kernel';
import type { ProjectionStatus, ViewDigest } from '#projection';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withEngine } from '../session.ts';
import { parkedCommands } from './parked.ts';
import { rebuildCommands, renderBuilds } from './rebuilds.ts';

export function projectionsCommands(program: Command): void {
  const group = program.command('projections').description('read models / 读模型');
  withCommonOptions(group.command('status')).description('where each one stands / 各读模型的进度').action(status);
  rebuildCommands(group);
  withCommonOptions(group.command('digest [name]'))
    .description('digests of what it holds: equal content, equal digest / 内容摘要')
    .action(digest);
  parkedCommands(group);
}

async function status(options: CommonOptions): Promise<void> {
  show(await withEngine(options, undefined, ({ projector }) => projector.status()), options, renderStatus);
}

function renderStatus(rows: readonly ProjectionStatus[], lang: Language): string {
  const heading =
    lang === 'zh'
      ? ['读模型', '版本', '位置', '落后事件', '落后秒', '搁置的流']
      : ['name', 'version', 'position', 'lag events', 'lag s', 'parked streams'];
  const views = table([
    heading,
    ...rows.map(({ name, version, position, lagEvents, lagSeconds, parked }) => [
      name,
      String(version),
      String(position ?? '—'),
      String(lagEvents),
      lagSeconds.toFixed(1),
      String(parked),
    ]),
  ]);
  const beside = rows.flatMap(({ builds }) => builds).filter(({ state }) => state !== 'live');
  return beside.length === 0 ? views : `${views}\n\n${renderBuilds(beside, lang)}`;
}

interface NamedDigest extends ViewDigest {
  readonly name: string;
}

async function digest(name: string | undefined, options: CommonOptions): Promise<void> {
  const digests = await withEngine(options, undefined, async ({ projector, store }) => {
    const names = name === undefined ? (await projector.status()).map((row) => row.name) : [name];
    const head = await store.head();
    const answers: NamedDigest[] = [];
    for (const one of names) {
      await projector.ensureCaughtUp(one, head);
      answers.push({ name: one, ...(await projector.digest(one)) });
    }
    return answers;
  });
  show(digests, options, renderDigests);
}

function renderDigests(digests: readonly NamedDigest[]): string {
  return digests
    .flatMap(({ name, index, collections }) => [
      `${name} @ ${index}`,
      table(Object.entries(collections).map(([collection, hash]) => [`  ${collection}`, hash])),
    ])
    .join('\n');
}
