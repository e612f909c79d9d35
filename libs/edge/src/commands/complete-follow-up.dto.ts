import type { Instant } from '#kernel';
import type { CompleteFollowUp, Recording } from '#opportunity';
import { IsAggregateId, IsCode, IsGroup, IsInstantText, IsProse, Optional } from '../decorators/index.ts';
import { RecordingDto } from './recording.dto.ts';

export class CompleteFollowUpDto implements CompleteFollowUp {
  @Optional()
  @IsAggregateId()
  readonly activityId?: string;
  @Optional()
  @IsInstantText()
  readonly contactAt?: Instant;
  @Optional()
  @IsCode()
  readonly type?: string;
  @IsCode()
  readonly outcome!: string;
  @Optional()
  @IsProse()
  readonly note?: string;
  @Optional()
  @IsGroup(() => RecordingDto)
  readonly recording?: Recording;
}
