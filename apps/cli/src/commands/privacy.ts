import type { Command } from 'commander';
import { type AccessLog, askAccessLog } from '#engine';
import type { Language } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { requireRight, withEngine, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';

interface SubjectOptions extends QueryOptions {
  readonly subject: string;
}

export function privacyCommands(program: Command): void {
  const group = program.command('privacy').description('personal data / 个人信息');
  withQueryOptions(group.command('access-log'))
    .description('who was shown which fields of a person, when and why / 谁在何时因何看过')
    .requiredOption('--subject <id>', 'id of the person / 个人编号')
    .action(accessLog);
}

async function accessLog(options: SubjectOptions): Promise<void> {
  requireRight(options, 'access-log');
  const answer = await withEngine(options, undefined, (engine) => {
    const zone = zoneFor(options, engine);
    return askAccessLog(engine, options.subject, askedTimes(options, zone, engine.clock()));
  });
  show(answer, options, render);
}

function render({ subject, reads, asOf }: AccessLog, lang: Language): string {
  const zh = lang === 'zh';
  if (reads.length === 0)
    return zh
      ? `截至 ${asOf}，无人看过 ${subject} 的个人信息。`
      : `Until ${asOf} nobody was shown anything of ${subject}.`;
  const heading = zh ? ['时间', '谁', '角色', '代表', '缘由', '字段'] : ['when', 'who', 'role', 'for', 'why', 'fields'];
  const rows = reads.map(({ at, actor, why, fields }) => [
    at,
    actor.id,
    actor.role,
    actor.onBehalfOf ?? '',
    why,
    fields.join(' '),
  ]);
  return table([heading, ...rows]);
}
