import type { Aggregate } from '#kernel';
import { approval } from './approval/approval.ts';
import { demand } from './demand/demand.ts';
import { forecast } from './forecast/forecast.ts';
import { idealFunnel } from './ideal-funnel/ideal-funnel.ts';
import { partner } from './partner/partner.ts';
import { remedy } from './remedy/remedy.ts';
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
  idealFunnel,
  remedy,
] as readonly Aggregate[];
