import type { AdjustStrategy } from '#dealership';
import { IsLabelList, IsProse, Optional } from '../decorators/index.ts';

export class AdjustStrategyDto implements AdjustStrategy {
  @IsProse()
  readonly note!: string;
  @Optional()
  @IsLabelList()
  readonly tags?: readonly string[];
}
