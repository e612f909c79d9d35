import type { Command } from 'commander';
import { eventsAt, type Migrated, migrateLog } from '#engine';
import type { Language, Text } from '#kernel';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { progressBar } from '../progress.ts';

interface MigrateOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly fromPrefix?: string;
  readonly toPrefix?: string;
}

const STEPS: Readonly<Record<'copying' | 'comparing', Text>> = {
  copying: { zh: '复制', en: 'copying' },
  comparing: { zh: '比对', en: 'comparing' },
};

export function migrateCommand(program: Command): void {
  withCommonOptions(program.command('migrate'))
    .description(
      'move the log to another store; it goes on where it was interrupted / 将日志迁移到另一存储，中断后可续',
    )
    .requiredOption('--from <url>', 'the log as it is: sqlite:<path> or esdb://… / 现在的日志')
    .requiredOption('--to <url>', 'where it is to be / 迁往何处')
    .option('--from-prefix <prefix>', 'prefix of its streams on EventStoreDB / 源的流名前缀')
    .option('--to-prefix <prefix>', 'prefix of its streams there / 目标的流名前缀')
    .action(async ({ from, to, fromPrefix, toPrefix, ...options }: MigrateOptions) => {
      let bar: { readonly step: string; readonly shown: ReturnType<typeof progressBar> } | undefined;
      const migrated = await migrateLog(
        { events: eventsAt(from), streamPrefix: fromPrefix },
        { events: eventsAt(to), streamPrefix: toPrefix },
        ({ step, done, total }) => {
          if (bar?.step !== step) {
            bar?.shown.end();
            bar = { step, shown: progressBar(STEPS[step][options.lang]) };
          }
          bar.shown.update(done, total);
        },
      );
      bar?.shown.end();
      show(migrated, options, renderMigrated);
    });
}

function renderMigrated({ records, digest }: Migrated, lang: Language): string {
  return lang === 'zh'
    ? `已迁移 ${records} 个事件，两处内容一致（${digest}）。原日志已设为只读；请将 DEALTRAIL_EVENT_STORE 指向新日志，密钥库不变，读模型将重建。`
    : `${records} events moved, and both logs say the same (${digest}). The old one takes no more; set DEALTRAIL_EVENT_STORE to the new one. The key store stays, views are rebuilt.`;
}
