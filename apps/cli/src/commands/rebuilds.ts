import { type Command, Option } from 'commander';
import type { Language } from '#kernel';
import type { Difference, Rebuilt, SwitchPolicy } from '#projection';
import type { Build } from '#read-store';
import { EXIT } from '../exit-code.ts';
import { Failure, invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withEngine } from '../session.ts';

interface RebuildCommandOptions extends CommonOptions {
  readonly all?: boolean;
  readonly switch: SwitchPolicy;
}

/** Adds what concerns builds of views beside the live ones. */
export function rebuildCommands(group: Command): void {
  withCommonOptions(group.command('rebuild [names...]'))
    .description('build views anew beside the live ones, compare, switch / 在旁重建、比较、切换')
    .option('--all', 'all of them / 全部')
    .addOption(
      new Option('--switch <when>', 'when to switch / 何时切换')
        .choices(['auto', 'if-equal', 'manual'])
        .default('auto'),
    )
    .action(rebuild);
  const requests = [
    ['pause', 'hold up a rebuild, and those that share its thread / 暂停重建（同一线程的一并暂停）'],
    ['resume', 'let it go on / 继续重建'],
    ['cancel', 'give it up / 取消重建'],
  ] as const;
  for (const [request, description] of requests) {
    withCommonOptions(group.command(`${request} <name>`))
      .description(description)
      .action((name: string, options: CommonOptions) =>
        showBuild(options, (projector) => projector.askRebuild(name, request)),
      );
  }
  withCommonOptions(group.command('switch <name>'))
    .description('make the build live that is ready / 切换到已就绪的版本')
    .action((name: string, options: CommonOptions) => showBuild(options, (projector) => projector.switchBuild(name)));
  withCommonOptions(group.command('rollback <name>'))
    .description('make the build live again that was live before / 退回上一版本')
    .action((name: string, options: CommonOptions) => showBuild(options, (projector) => projector.rollback(name)));
  withCommonOptions(group.command('drop <name>'))
    .description('remove the retired build, or the one that is ready / 删除旧版本或未切换的版本')
    .action((name: string, options: CommonOptions) => showBuild(options, (projector) => projector.dropBuild(name)));
}

async function rebuild(names: readonly string[], options: RebuildCommandOptions): Promise<void> {
  if (options.all ? names.length > 0 : names.length === 0) {
    throw invalid('请写读模型的名称，或只写 --all。', 'name the views to rebuild, or write --all alone');
  }
  const rebuilt = await withEngine(options, undefined, async ({ projector }) => {
    const wanted = options.all ? (await projector.status()).map(({ name }) => name) : [...new Set(names)];
    const bar = progressBar(`rebuild ${wanted.join(' ')}`);
    const done = await projector.rebuild(wanted, {
      switch: options.switch,
      tell: (news) => {
        const last = news.reduce((a, b) => (a && a.done <= b.done ? a : b), news[0]);
        if (last) bar.update(last.done, last.total);
      },
    });
    bar.end();
    return done;
  });
  const failed = rebuilt.find(({ state }) => state === 'failed');
  if (failed) throw notBuilt(failed, rebuilt);
  show(rebuilt, options, renderRebuilt);
}

function notBuilt({ name, error }: Rebuilt, rebuilt: readonly Rebuilt[]): Failure {
  const why = `${error?.code}: ${error?.message}`;
  return new Failure(
    EXIT.integrity,
    {
      zh: `${name} 未能重建（${why}）。原有版本不受影响。`,
      en: `${name} could not be rebuilt (${why}). The live view is as it was.`,
    },
    'rebuild-failed',
    { rebuilt },
  );
}

function renderRebuilt(rebuilt: readonly Rebuilt[], lang: Language): string {
  const heading =
    lang === 'zh'
      ? ['读模型', '构建', '事件', '秒', '每事件微秒', '与原有版本', '状态']
      : ['name', 'build', 'events', 'seconds', 'µs an event', 'beside the old one', 'state'];
  const rows = rebuilt.map(({ name, build, events, workedMs, ownMs, difference, state, switched }) => [
    name,
    String(build),
    String(events),
    (workedMs / 1000).toFixed(1),
    events === 0 ? '—' : ((ownMs * 1000) / events).toFixed(1),
    difference ? verdict(difference, lang) : '—',
    switched ? stateText('live', lang) : stateText(state, lang),
  ]);
  const details = rebuilt.flatMap(({ name, difference }) => (difference ? differing(name, difference) : []));
  return [table([heading, ...rows]), ...details].join('\n');
}

function verdict({ equal, collections }: Difference, lang: Language): string {
  const differing = Object.values(collections).reduce((sum, each) => sum + each.differing, 0);
  if (equal) return lang === 'zh' ? '相同' : 'equal';
  return lang === 'zh' ? `${differing} 个文档不同` : `${differing} documents differ`;
}

function differing(name: string, { collections }: Difference): readonly string[] {
  return Object.entries(collections).flatMap(([collection, each]) =>
    each.differing === 0 ? [] : [`${name}.${collection}: ${each.keys.join(', ')}`],
  );
}

type ProjectorOf = Parameters<Parameters<typeof withEngine<Build>>[2]>[0]['projector'];

async function showBuild(options: CommonOptions, work: (projector: ProjectorOf) => Promise<Build>): Promise<void> {
  const build = await withEngine(options, undefined, ({ projector }) => work(projector));
  show([build], options, renderBuilds);
}

/** Builds as a table. */
export function renderBuilds(builds: readonly Build[], lang: Language): string {
  const heading =
    lang === 'zh'
      ? ['读模型', '版本', '构建', '状态', '进度', '速度/秒', '剩余秒', '更新于']
      : ['name', 'version', 'build', 'state', 'done', 'per second', 's left', 'updated at'];
  return table([
    heading,
    ...builds.map(({ name, version, build, state, done, total, workedMs, updatedAt, request }) => {
      const underWay = state === 'building' || state === 'paused';
      const rate = workedMs > 0 ? (done * 1000) / workedMs : 0;
      return [
        name,
        String(version),
        String(build),
        request ? `${stateText(state, lang)} (${request})` : stateText(state, lang),
        underWay ? `${done}/${total}` : '—',
        underWay && rate > 0 ? String(Math.round(rate)) : '—',
        underWay && rate > 0 ? String(Math.ceil((total - done) / rate)) : '—',
        updatedAt,
      ];
    }),
  ]);
}

const STATES_ZH: Readonly<Record<Build['state'], string>> = {
  building: '重建中',
  paused: '已暂停',
  ready: '已就绪',
  live: '使用中',
  retired: '已退下',
  failed: '失败',
  cancelled: '已取消',
};

function stateText(state: Build['state'], lang: Language): string {
  return lang === 'zh' ? STATES_ZH[state] : state;
}
