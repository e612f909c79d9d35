import type { RecordTraining } from '#dealership';
import { IsIdList, IsLabel, Optional } from '../decorators/index.ts';

export class RecordTrainingDto implements RecordTraining {
  @IsLabel()
  readonly topic!: string;
  @Optional()
  @IsIdList()
  readonly participants?: readonly string[];
}
