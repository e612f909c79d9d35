import type { Period } from '#kernel';
import { CONCLUSIONS, type ReviewTarget } from '#planning';
import { IsOneOf, IsPeriod, IsProse, Optional } from '../decorators/index.ts';

export class ReviewTargetDto implements ReviewTarget {
  @IsPeriod()
  readonly period!: Period;
  @IsOneOf(CONCLUSIONS)
  readonly conclusion!: ReviewTarget['conclusion'];
  @Optional()
  @IsProse()
  readonly note?: string;
}
