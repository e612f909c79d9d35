import type { RecordUnprofiledVisit } from '#dealership';
import { IsAggregateId, IsLabel, IsRemark, Optional } from '../decorators/index.ts';

export class RecordUnprofiledVisitDto implements RecordUnprofiledVisit {
  @IsLabel()
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
