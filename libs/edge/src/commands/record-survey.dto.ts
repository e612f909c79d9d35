import type { RecordSurvey } from '#dealership';
import { IsAggregateId, IsNumberBetween, Optional } from '../decorators/index.ts';

export class RecordSurveyDto implements RecordSurvey {
  @IsNumberBetween(0, 1000)
  readonly score!: number;
  @IsNumberBetween(0, 1000)
  readonly scale!: number;
  @Optional()
  @IsAggregateId()
  readonly opportunityId?: string;
  @Optional()
  @IsAggregateId()
  readonly customerId?: string;
  @Optional()
  @IsAggregateId()
  readonly consultant?: string;
}
