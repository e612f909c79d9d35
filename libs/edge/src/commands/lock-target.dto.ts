import type { LockTarget } from '#planning';
import { IsProse, Optional } from '../decorators/index.ts';

export class LockTargetDto implements LockTarget {
  @Optional()
  @IsProse()
  readonly note?: string;
}
