import type { Period } from '#kernel';
import type { TargetNode, TargetValue } from '#planning';
import { IsAggregateId, IsPeriod, IsTargetValue } from '../decorators/index.ts';

export class TargetNodeDto implements TargetNode {
  @IsAggregateId()
  readonly person!: string;
  @IsPeriod()
  readonly period!: Period;
  @IsTargetValue()
  readonly value!: TargetValue;
}
