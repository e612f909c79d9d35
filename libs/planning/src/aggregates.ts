import type { Aggregate } from '#kernel';
import { approval } from './approval/approval.ts';
import { demand } from './demand/demand.ts';
import { forecast } from './forecast/forecast.ts';
import { partner } from './partner/partner.ts';
import { ruleBook } from './rule-book/rule-book.ts';
import { definedModel } from './stage-model/defined-model.ts';
import { target } from './target/target.ts';

export const planningAggregates: readonly Aggregate[] = [
  demand,
  target,
  forecast,
  partner,
  approval,
  ruleBook,
  definedModel,
] as readonly Aggregate[];
