import type { Command } from 'commander';
import { askExplanation, type ExplainedField, type ExplainedValue, type ExplanationAnswer } from '#engine';
import type { Json, Language, Zone } from '#kernel';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { requireRight, withEngine, zoneFor } from '../session.ts';
import { askedTimes, localTime } from '../time.ts';

interface ExplainOptions extends QueryOptions {
  readonly opportunity: string;
  readonly field?: string;
}

export function auditExplainCommand(group: Command): void {
  withQueryOptions(group.command('explain'))
    .description('why each field of an opportunity is what it is / 字段为何是此值')
    .requiredOption('--opportunity <id>', 'id of the opportunity / 销售机会编号')
    .option('--field <name>', 'one field, or the beginning of several: stage, orders / 字段')
    .action(explain);
}

async function explain({ opportunity, field, ...options }: ExplainOptions): Promise<void> {
  requireRight(options, 'audit');
  await withEngine(options, undefined, async (engine) => {
    const zone = zoneFor(options, engine);
    const question = { ...askedTimes(options, zone, engine.clock()), field };
    show(await askExplanation(engine, opportunity, question), options, (answer, lang) => render(answer, lang, zone));
  });
}

function render({ opportunity, fields, asOf, effectiveAt }: ExplanationAnswer, lang: Language, zone: Zone): string {
  const heading = `${opportunity}  effectiveAt ${effectiveAt}  asOf ${asOf}`;
  return [heading, ...fields.map((field) => explained(field, lang, zone))].join('\n\n');
}

function explained({ field, value, history }: ExplainedField, lang: Language, zone: Zone): string {
  return `${field}: ${said(value)}\n${table(history.map((one) => row(one, lang, zone)))}`;
}

function row({ value, setBy, revisedBy, supersededBy }: ExplainedValue, lang: Language, zone: Zone): readonly string[] {
  const zh = lang === 'zh';
  const { occurredAt, recordedAt, type, actor, commandId, causationId, eventId } = setBy;
  const behalf = actor.onBehalfOf === undefined ? '' : ` → ${actor.onBehalfOf}`;
  const after = revisedBy && `${zh ? '据' : 'by'} ${revisedBy.type} ${revisedBy.eventId}`;
  const gone = supersededBy && `${zh ? '作废于' : 'put aside by'} ${supersededBy.type} ${supersededBy.eventId}`;
  return [
    supersededBy ? '  ✗' : '   ',
    said(value),
    localTime(occurredAt, zone),
    recordedAt === occurredAt ? '' : `(${localTime(recordedAt, zone)})`,
    type,
    `${actor.id}:${actor.role}${behalf}`,
    commandId + (causationId === null ? '' : ` ← ${causationId}`),
    eventId,
    [after, gone].filter((one) => one !== null).join('; '),
  ];
}

function said(value: Json): string {
  if (value === null) return '—';
  if (typeof value !== 'object') return String(value);
  const { amount, currency } = value as { readonly amount?: Json; readonly currency?: Json };
  return typeof amount === 'string' ? `${amount} ${currency}` : JSON.stringify(value);
}
