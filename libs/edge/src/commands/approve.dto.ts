import type { Approve } from '#planning';
import { IsProse, Optional } from '../decorators/index.ts';

export class ApproveDto implements Approve {
  @Optional()
  @IsProse()
  readonly note?: string;
}
