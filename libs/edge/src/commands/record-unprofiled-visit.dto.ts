import type { RecordUnprofiledVisit } from '#dealership';
import { IsAggregateId, IsCode, IsRemark, Optional } from '../decorators/index.ts';

export class RecordUnprofiledVisitDto implements RecordUnprofiledVisit {
  @IsCode()
  readonly channel!: string;
  @Optional()
  @IsAggregateId()
  readonly outlet?: string;
  @Optional()
  @IsAggregateId()
  readonly consultant?: string;
  @Optional()
  @IsRemark()
  readonly reasonNoRecord?: string;
}
