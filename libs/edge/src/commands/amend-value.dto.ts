import type { Money } from '#kernel';
import type { AmendValue } from '#opportunity';
import { IsPrice, IsProse, Optional } from '../decorators/index.ts';

export class AmendValueDto implements AmendValue {
  @IsPrice()
  readonly new!: Money;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
