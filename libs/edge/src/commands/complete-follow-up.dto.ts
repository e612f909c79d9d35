import type { Instant } from '#kernel';
import type { CompleteFollowUp, Recording } from '#opportunity';
import { IsAggregateId, IsGroup, IsInstantText, IsLabel, IsProse, Optional } from '../decorators/index.ts';
import { RecordingDto } from './recording.dto.ts';

export class CompleteFollowUpDto implements CompleteFollowUp {
  @Optional()
  @IsAggregateId()
  readonly activityId?: string;
  @Optional()
  @IsInstantText()
  readonly contactAt?: Instant;
  @Optional()
  @IsLabel()
  readonly type?: string;
  @IsLabel()
  readonly outcome!: string;
  @Optional()
  @IsProse()
  readonly note?: string;
  @Optional()
  @IsGroup(() => RecordingDto)
  readonly recording?: Recording;
}
