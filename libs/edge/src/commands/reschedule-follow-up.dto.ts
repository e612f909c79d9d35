import type { Instant } from '#kernel';
import type { RescheduleFollowUp } from '#opportunity';
import { IsAggregateId, IsInstantText, IsProse, Optional } from '../decorators/index.ts';

export class RescheduleFollowUpDto implements RescheduleFollowUp {
  @IsAggregateId()
  readonly activityId!: string;
  @IsInstantText()
  readonly to!: Instant;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
