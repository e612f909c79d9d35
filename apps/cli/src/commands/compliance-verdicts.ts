import { type Command, Option } from 'commander';
import {
  askObligations,
  askViolations,
  type ObligationsAnswer,
  type ViolationStatus,
  type ViolationsAnswer,
} from '#engine';
import type { Language, Zone } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { askedTimes, localTime, readBegin, readTime } from '../time.ts';

interface ViolationsOptions extends QueryOptions {
  readonly rule?: string;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly since?: string;
  readonly until?: string;
  readonly status?: ViolationStatus;
}

interface ObligationsOptions extends QueryOptions {
  readonly rule?: string;
}

type Verdict = ObligationsAnswer['verdicts'][number];

export function verdictCommands(group: Command): void {
  withQueryOptions(group.command('violations'))
    .description('every rule that was broken, since when and until when / 违规清单')
    .option('--rule <name>', 'one rule / 单条规则')
    .option('--consultant <id>', 'one consultant / 销售顾问')
    .option('--outlet <id>', 'one outlet / 门店')
    .option('--since <T>', 'broken since then or later / 违规始于此时或之后')
    .option('--until <T>', 'broken since then or earlier / 违规始于此时或之前')
    .addOption(new Option('--status <status>', 'mended or not / 是否已整改').choices(['standing', 'mended']))
    .action(violations);
  withQueryOptions(group.command('obligations <opportunity>'))
    .description('what the rules say of an opportunity: kept, owed, broken / 单个销售机会的义务与结论')
    .option('--rule <name>', 'one rule / 单条规则')
    .action(obligations);
  withQueryOptions(group.command('explain <opportunity>'))
    .description('the events that each verdict rests on / 结论所依据的事件')
    .option('--rule <name>', 'one rule / 单条规则')
    .action(explain);
}

async function violations({
  rule,
  consultant,
  outlet,
  status,
  since,
  until,
  ...options
}: ViolationsOptions): Promise<void> {
  const bar = progressBar(options.lang === 'zh' ? '检查' : 'judging');
  const { answer, zone } = await withAnswer(options, 'violations', async (engine) => {
    const zone = zoneFor(options, engine);
    const times = {
      ...askedTimes(options, zone, engine.clock()),
      since: since === undefined ? undefined : readBegin('--since', since, zone),
      until: until === undefined ? undefined : readTime('--until', until, zone),
    };
    const question = { ...times, rule, consultant, outlet, status, tell: bar.update };
    return { answer: await askViolations(engine, question), zone };
  });
  bar.end();
  // Programs are given the list alone, without what is said beside it.
  if (options.json) process.stdout.write(`${JSON.stringify(answer.violations.map(({ status: _, ...one }) => one))}\n`);
  else show(answer, options, (found, lang) => renderViolations(found, lang, zone));
}

async function obligations(opportunity: string, { rule, ...options }: ObligationsOptions): Promise<void> {
  const { answer, zone } = await judged(opportunity, rule, options);
  const verdicts = answer.verdicts.map(({ restsOn: _, ...verdict }) => verdict);
  show({ ...answer, verdicts }, options, (_found, lang) => renderObligations(answer, lang, zone));
}

async function explain(opportunity: string, { rule, ...options }: ObligationsOptions): Promise<void> {
  const { answer, zone } = await judged(opportunity, rule, options);
  show(
    answer,
    options,
    (found, lang) => found.verdicts.map((one) => explained(one, lang, zone)).join('\n\n') || none(lang),
  );
}

function judged(opportunity: string, rule: string | undefined, options: QueryOptions) {
  return withAnswer(options, 'obligations', async (engine) => {
    const zone = zoneFor(options, engine);
    const question = { ...askedTimes(options, zone, engine.clock()), rule };
    return { answer: await askObligations(engine, opportunity, question), zone };
  });
}

const STATUS: Readonly<Record<Verdict['status'], string>> = {
  open: '待履行',
  pending: '待定',
  kept: '已履行',
  violated: '违规',
  lapsed: '已失效',
};

function renderViolations(
  { violations: found, asOf, effectiveAt, settled }: ViolationsAnswer,
  lang: Language,
  zone: Zone,
) {
  const zh = lang === 'zh';
  const heading = zh
    ? ['自', '整改', '规则', '对象', '顾问', '内容']
    : ['since', 'mended', 'rule', 'of', 'consultant', 'what'];
  const rows = found.map(({ since, fixedAt, rule, subject, consultant, message }) => [
    since ? localTime(since, zone) : '—',
    fixedAt ? localTime(fixedAt, zone) : '—',
    rule,
    subject.id,
    consultant ?? '—',
    message[lang],
  ]);
  const open = found.filter(({ fixedAt }) => fixedAt === null).length;
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  return [
    `effectiveAt ${effectiveAt}  asOf ${asOf}${unsettled}`,
    zh ? `违规 ${found.length} 项，其中 ${open} 项未整改` : `${found.length} violations, ${open} of them not mended`,
    ...(rows.length > 0 ? ['', table([heading, ...rows])] : []),
  ].join('\n');
}

function renderObligations(
  { opportunity, verdicts, asOf, effectiveAt }: ObligationsAnswer,
  lang: Language,
  zone: Zone,
) {
  const zh = lang === 'zh';
  const heading = zh
    ? ['规则', '结论', '截止', '定于', '依据版本']
    : ['rule', 'verdict', 'due', 'decided', 'by version'];
  const rows = verdicts.map(({ rule, status, dueAt, decidableAt, ruleVersion }) => [
    rule,
    zh ? STATUS[status] : status,
    dueAt ? localTime(dueAt, zone) : '—',
    decidableAt ? localTime(decidableAt, zone) : '—',
    ruleVersion,
  ]);
  const first = `${opportunity}  effectiveAt ${effectiveAt}  asOf ${asOf}`;
  return [first, '', rows.length > 0 ? table([heading, ...rows]) : none(lang)].join('\n');
}

function explained(
  { rule, ruleVersion, status, message, remedy, restsOn, ...verdict }: Verdict,
  lang: Language,
  zone: Zone,
) {
  const zh = lang === 'zh';
  const { since, fixedAt } = verdict;
  const events = restsOn.map(({ type, occurredAt, recordedAt, actor, eventId }) => [
    '',
    localTime(occurredAt, zone),
    recordedAt === occurredAt ? '' : `(${localTime(recordedAt, zone)})`,
    type,
    actor.id,
    eventId,
  ]);
  return [
    `${rule} (${ruleVersion}): ${zh ? STATUS[status] : status}`,
    ...(since ? [`  ${message[lang]}`, `  ${zh ? '自' : 'since'} ${localTime(since, zone)}`] : []),
    ...(since && !fixedAt ? [`  ${zh ? '整改' : 'remedy'}: ${remedy[lang]}`] : []),
    ...(fixedAt ? [`  ${zh ? '已整改' : 'mended'} ${localTime(fixedAt, zone)}`] : []),
    ...(events.length > 0 ? [table(events)] : []),
  ].join('\n');
}

function none(lang: Language): string {
  return lang === 'zh'
    ? '没有生效的规则集：用 PublishRuleSet 发布后，才会有结论。'
    : 'No rule that is in force says anything here: publish a rule set with PublishRuleSet.';
}
