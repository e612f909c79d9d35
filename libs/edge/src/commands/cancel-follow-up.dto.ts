import type { CancelFollowUp } from '#opportunity';
import { IsAggregateId, IsProse, Optional } from '../decorators/index.ts';

export class CancelFollowUpDto implements CancelFollowUp {
  @IsAggregateId()
  readonly activityId!: string;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
