import type { CheckRecording } from '#opportunity';
import { IsAggregateId, IsYesOrNo } from '../decorators/index.ts';

export class CheckRecordingDto implements CheckRecording {
  @IsAggregateId()
  readonly activityId!: string;
  @IsYesOrNo()
  readonly sha256Matches!: boolean;
}
