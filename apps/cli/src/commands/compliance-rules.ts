import type { Command } from 'commander';
import { askRules, type RulesAnswer } from '#engine';
import type { Language } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { askedTimes } from '../time.ts';

interface RulesOptions extends QueryOptions {
  readonly stageModel: string;
}

export function rulesCommand(group: Command): void {
  withQueryOptions(group.command('rules'))
    .description('every rule, and how it is in force / 规则与生效版本')
    .option('--stage-model <id>', 'for opportunities of this stage model / 阶段模型', 'dealer')
    .action(rules);
}

async function rules({ stageModel, ...options }: RulesOptions): Promise<void> {
  const answer = await withAnswer(options, 'rules', (engine) => {
    const zone = zoneFor(options, engine);
    return askRules(engine, { ...askedTimes(options, zone, engine.clock()), stageModel });
  });
  show(answer, options, render);
}

const KIND: Readonly<Record<RulesAnswer['rules'][number]['kind'], string>> = {
  hard: '硬性',
  soft: '软性',
  due: '限期',
  state: '日终',
  report: '报表',
  scope: '范围',
};

function render({ stageModel, effectiveAt, asOf, rules: all }: RulesAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const heading = zh
    ? ['规则', '类别', '出处', '生效版本', '参数']
    : ['rule', 'kind', 'seed', 'in force by', 'parameters'];
  const rows = all.map(({ rule, kind, seed, inForce, parameters }) => [
    rule,
    zh ? KIND[kind] : kind,
    seed,
    inForce?.ruleVersion ?? '—',
    Object.entries(parameters)
      .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('|') : value}`)
      .join(' '),
  ]);
  return [`${stageModel}  effectiveAt ${effectiveAt}  asOf ${asOf}`, '', table([heading, ...rows])].join('\n');
}
