import type { Instant } from '#kernel';
import type { ScheduleFollowUp } from '#opportunity';
import { IsAggregateId, IsInstantText, IsLabel, IsRemark, Optional } from '../decorators/index.ts';

export class ScheduleFollowUpDto implements ScheduleFollowUp {
  @Optional()
  @IsAggregateId()
  readonly activityId?: string;
  @IsInstantText()
  readonly dueAt!: Instant;
  @IsLabel()
  readonly type!: string;
  @Optional()
  @IsLabel()
  readonly purpose?: string;
  @Optional()
  @IsRemark()
  readonly description?: string;
}
