import type { Instant } from '#kernel';
import type { ScheduleFollowUp } from '#opportunity';
import { IsAggregateId, IsCode, IsInstantText, IsRemark, Optional } from '../decorators/index.ts';

export class ScheduleFollowUpDto implements ScheduleFollowUp {
  @Optional()
  @IsAggregateId()
  readonly activityId?: string;
  @IsInstantText()
  readonly dueAt!: Instant;
  @IsCode()
  readonly type!: string;
  @Optional()
  @IsCode()
  readonly purpose?: string;
  @Optional()
  @IsRemark()
  readonly description?: string;
}
