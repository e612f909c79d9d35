import type { ChangeStage } from '#opportunity';
import { IsLabel, IsProse, Optional } from '../decorators/index.ts';

export class ChangeStageDto implements ChangeStage {
  @IsLabel()
  readonly to!: string;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
