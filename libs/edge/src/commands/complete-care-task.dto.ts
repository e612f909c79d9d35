import type { CompleteCareTask, Recording } from '#opportunity';
import { IsAggregateId, IsCode, IsGroup, IsProse, Optional } from '../decorators/index.ts';
import { RecordingDto } from './recording.dto.ts';

export class CompleteCareTaskDto implements CompleteCareTask {
  @IsAggregateId()
  readonly taskId!: string;
  @Optional()
  @IsCode()
  readonly kind?: string;
  @Optional()
  @IsProse()
  readonly note?: string;
  @Optional()
  @IsGroup(() => RecordingDto)
  readonly recording?: Recording;
}
