import type { AttachRecording } from '#opportunity';
import { IsAggregateId } from '../decorators/index.ts';
import { RecordingDto } from './recording.dto.ts';

export class AttachRecordingDto extends RecordingDto implements AttachRecording {
  @IsAggregateId()
  readonly activityId!: string;
}
