import type { CompleteCareTask, Recording } from '#opportunity';
import { IsAggregateId, IsGroup, IsLabel, IsProse, Optional } from '../decorators/index.ts';
import { RecordingDto } from './recording.dto.ts';

export class CompleteCareTaskDto implements CompleteCareTask {
  @IsAggregateId()
  readonly taskId!: string;
  @Optional()
  @IsLabel()
  readonly kind?: string;
  @Optional()
  @IsProse()
  readonly note?: string;
  @Optional()
  @IsGroup(() => RecordingDto)
  readonly recording?: Recording;
}
