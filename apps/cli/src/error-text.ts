import { CommanderError } from 'commander';
import { QuestionRefused } from '#engine';
import type { Text } from '#kernel';
import { Failure } from './failure.ts';

/** What each typed error of the libraries means and how to mend it, for readers of Chinese; its own message follows. */
const MEANINGS: Readonly<Record<string, string>> = {
  'store-damaged': '事件日志已损坏：请用 dealtrail doctor 查明首个不可信的位置，再将备份恢复到新目录',
  'store-unavailable': '事件日志暂不可用，未写入任何内容：请稍后用相同的命令编号重发',
  'outcome-unknown': '结果未知：请用相同的命令编号重发，届时即知是否已写入',
  'queue-full': '排队的命令过多，未写入：请稍后用相同的命令编号重发',
  'lease-lost': '另一进程正在投影：请稍后再试',
  'store-incompatible': '数据目录中的文件不是本版本的事件日志：请改用 --data 指定目录，或恢复备份',
  'store-read-only': '日志已设为只读：请写入迁移后的日志',
  'stream-not-found': '没有这个流：请核对流名称',
  'unknown-command': '没有这个命令，或缺少 id：请核对命令名与编号',
  'event-refused':
    '事件无法存入，未写入任何内容：或内容过大，或不是有效的 JSON，或其编号已另有所用。请按下述提示缩减、改正，或换用新的命令编号后重发',
  'import-source-missing': '缺少导入所需的文件，未导入任何内容：请补齐后再导入',
  'import-row-corrupt': '有一行无法读取，未导入任何内容：请改正该行后再导入',
  'import-file-corrupt': '文件无法读取，未导入任何内容：请改正后再导入',
  'import-map-invalid': '列映射有误，未导入任何内容：请改正映射后再导入',
  'configuration-refused': '设置有误：请按下述提示改正',
  'access-configuration-refused': '访问控制的设置有误：请按下述提示改正',
  'authentication-required': '其他机器可以访问此地址，却未设认证：请按下述提示新建密钥或设置令牌，或只监听本机',
  'migration-differs': '迁移后两处日志不一致：查明原因前请勿使用任何一处',
  'no-log': '数据目录中没有日志：请先导入、发送命令或运行 demo，或用 --data 另指目录',
  'port-refused': '端口不可用：请停止占用它的程序，或用 --port 另选一个',
  'question-refused': '此问题没有答案：请按下述提示改正',
  'stage-model-needed': '日志中有多个阶段模型：请用 --stage-model 指定一个',
  'unknown-projection': '没有这个读模型：请用 dealtrail projections status 查看名称',
  'view-damaged': '读模型已损坏：请用 dealtrail projections rebuild 重建；日志未受影响',
  'projection-stopped': '无法处理的流过多，读模型已停下：请改正后补投或重建；日志未受影响',
  'nothing-parked': '该流没有搁置的事件：请用 dealtrail projections parked 查看',
  'envelope-damaged': '加密的个人信息已被改动：请恢复备份',
  'key-missing': '密钥库中没有所需的密钥：请恢复属于此日志的密钥库备份',
  'view-behind': '读模型尚未跟上：请稍后再问',
  'view-unavailable': '读模型暂不可用：请稍后再试',
  'projector-busy': '另一进程正在投影：请停止它，或由它执行',
  'rebuild-under-way': '该读模型已在重建：请等它完成，或先取消（projections cancel）',
  'build-gone': '该版本已不存在（已删除、已取消，或其重建进程已中断）：请重新重建',
  'no-rebuild': '该读模型没有正在进行的重建：请用 dealtrail projections status 查看',
  'build-not-ready': '没有可切换的版本：请先用 dealtrail projections rebuild 重建',
  'nothing-to-roll-back': '没有可退回的版本：目前只有使用中的版本',
  'nothing-to-drop': '除使用中的版本外没有其他版本，使用中的版本不能删除',
  'rebuild-failed': '该版本不能使用；原有版本不受影响',
  'not-switched': '该版本已就绪但尚未切换：正在投影的进程赶上后会切换，请稍后查看',
  'key-store-unavailable': '密钥库暂不可用，未作改动：请稍后再试',
  'key-store-incompatible': '该文件不是本版本的密钥库：请指定正确的文件',
  'key-store-exists': '该处已有密钥库，不会覆盖：请指定空目录，或先将其移走',
  'master-key-wrong': '主密钥不是此密钥库所用的那个：请提供原来的主密钥',
  'master-key-unreadable': '无法取得主密钥：请按下述提示改正',
  'subject-erased': '此人的数据已被清除：请去掉个人字段，或换用新的编号',
};

const USAGE: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个子命令',
  'commander.missingArgument': '缺少参数',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.invalidArgument': '参数的值无效',
  'commander.excessArguments': '参数过多',
};

/** What any error is called in both languages: what is wrong, where, how to mend it. */
export function textOf(error: unknown): Text {
  if (error instanceof Failure) return error.text;
  if (error instanceof CommanderError) return usageText(error);
  if (error instanceof QuestionRefused && error.text) return error.text;
  const { code, message } = error as { readonly code?: unknown; readonly message: string };
  const meaning = typeof code === 'string' ? MEANINGS[code] : undefined;
  if (meaning !== undefined) return { zh: `${meaning}。\n  ${message}`, en: message };
  return {
    zh: `${message}。\n  请检查路径、权限与磁盘；若仍出现，请附上此信息报告。`,
    en: `${message}.\n  Check the path, its permissions and the disk; if it stays, report it with this message.`,
  };
}

function usageText({ code, message }: CommanderError): Text {
  const what = message.replace(/^error: /, '');
  const hint: Text = { zh: '--help 查看用法。', en: '--help shows what there is.' };
  if (code === 'commander.help') {
    return { zh: `请指明一个子命令。\n  ${hint.zh}`, en: `name one of the commands.\n  ${hint.en}` };
  }
  return { zh: `${USAGE[code] ?? '用法有误'}：${what}\n  ${hint.zh}`, en: `${what}\n  ${hint.en}` };
}
