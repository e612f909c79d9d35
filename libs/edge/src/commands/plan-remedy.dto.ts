import type { LocalDate } from '#kernel';
import type { PlanRemedy } from '#planning';
import { IsAggregateId, IsCode, IsComparisonId, IsLocalDateText, IsNumberBetween } from '../decorators/index.ts';

/** What is less is nothing, what is more a slip of the pen. */
const [LEAST, MOST] = [0.001, 1_000_000_000];

export class PlanRemedyDto implements PlanRemedy {
  @IsComparisonId()
  readonly comparisonId!: string;
  @IsCode()
  readonly stage!: string;
  @IsCode()
  readonly lever!: string;
  @IsNumberBetween(LEAST, MOST)
  readonly quantity!: number;
  @IsAggregateId()
  readonly owner!: string;
  @IsLocalDateText()
  readonly due!: LocalDate;
}
