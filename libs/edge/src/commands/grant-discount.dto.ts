import type { Money } from '#kernel';
import type { GrantDiscount } from '#opportunity';
import { IsAggregateId, IsPrice, Optional } from '../decorators/index.ts';

export class GrantDiscountDto implements GrantDiscount {
  @IsAggregateId()
  readonly orderId!: string;
  @IsPrice()
  readonly amount!: Money;
  @Optional()
  @IsAggregateId()
  readonly approvalId?: string;
}
