import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backupFolder, type FolderBackup, pathsOf, restoreFolder } from '#engine';
import type { Language } from '#kernel';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { locationsOf } from '../session.ts';

export function backupCommands(program: Command): void {
  withCommonOptions(program.command('backup <folder>'))
    .description('copy the log while it is in use / 在线备份')
    .option('--with-keys', 'also the wrapped keys of persons / 连同个人密钥')
    .action(async (folder: string, options: CommonOptions & { readonly withKeys?: boolean }) => {
      const paths = pathsOf(locationsOf(options));
      show(await backupFolder(paths, resolve(folder), options.withKeys ?? false), options, renderBackup);
    });
  withCommonOptions(program.command('restore <folder>'))
    .description('put a backup into an empty data folder / 恢复到空目录')
    .action(async (folder: string, options: CommonOptions) => {
      show(await restoreFolder(resolve(folder), pathsOf(locationsOf(options))), options, renderRestore);
    });
}

function renderBackup({ records, keys }: FolderBackup, lang: Language): string {
  if (lang === 'zh') {
    const without = '未含个人密钥（--with-keys 可包含）：没有密钥与主密钥，个人信息无法读取。';
    return `已备份 ${records} 个事件并逐条校验。${keys ? '含个人密钥；主密钥须另行保管。' : without}`;
  }
  const without =
    'Keys of persons are not in it (--with-keys): without them and the master key no personal field can be read.';
  return `${records} events backed up and read again. ${keys ? 'With the keys of persons; keep the master key elsewhere.' : without}`;
}

function renderRestore({ records, keys }: FolderBackup, lang: Language): string {
  return lang === 'zh'
    ? `已恢复 ${records} 个事件${keys ? '与个人密钥' : ''}；读模型将在查询时重建。请将主密钥放回 keys/master.key 或设置 DEALTRAIL_MASTER_KEY。`
    : `${records} events${keys ? ' and the keys of persons' : ''} restored; views are rebuilt when asked. Put the master key back as keys/master.key, or set DEALTRAIL_MASTER_KEY.`;
}
