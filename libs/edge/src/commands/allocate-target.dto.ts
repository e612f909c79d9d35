import type { Period } from '#kernel';
import { type AllocateTarget, MOST_NODES, type PeriodWeight, type PersonWeight } from '#planning';
import { IsAggregateId, IsGroupList, IsPeriod, IsWholeNumber, Optional } from '../decorators/index.ts';

const HEAVIEST = 1_000_000;

class PersonWeightDto implements PersonWeight {
  @IsAggregateId()
  readonly person!: string;
  @IsWholeNumber(0, HEAVIEST)
  readonly weight!: number;
}

class PeriodWeightDto implements PeriodWeight {
  @IsPeriod()
  readonly period!: Period;
  @IsWholeNumber(0, HEAVIEST)
  readonly weight!: number;
}

export class AllocateTargetDto implements AllocateTarget {
  @Optional()
  @IsGroupList(() => PersonWeightDto, MOST_NODES)
  readonly people?: readonly PersonWeightDto[];
  @Optional()
  @IsGroupList(() => PeriodWeightDto, MOST_NODES)
  readonly periods?: readonly PeriodWeightDto[];
}
