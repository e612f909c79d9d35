import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '#kernel';
import type { Scope } from './scope.ts';

/** Hash of all that a figure is defined by, save the times: equal where two figures are defined alike. */
export function definitionId(kind: string, { model, filters = {}, by }: Scope, policies: JsonObject = {}): string {
  const wanted = Object.entries(filters).map(([name, values]) => [name, [...new Set(values)].sort()]);
  const definition = {
    ...policies,
    kind,
    stageModel: model,
    ...(by === undefined ? {} : { by }),
    filters: Object.fromEntries(wanted),
  };
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
