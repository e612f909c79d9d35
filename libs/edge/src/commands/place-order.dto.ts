import type { Money } from '#kernel';
import type { PlaceOrder } from '#opportunity';
import { IsAggregateId, IsLabel, IsOneOf, IsPrice, Optional } from '../decorators/index.ts';

export class PlaceOrderDto implements PlaceOrder {
  @Optional()
  @IsAggregateId()
  readonly orderId?: string;
  @Optional()
  @IsOneOf(['opportunity', 'order_mgmt'])
  readonly origin?: string;
  @Optional()
  @IsLabel()
  readonly model?: string;
  @IsPrice()
  readonly amount!: Money;
  @Optional()
  @IsPrice()
  readonly deposit?: Money;
  @Optional()
  @IsPrice()
  readonly discount?: Money;
  @Optional()
  @IsAggregateId()
  readonly approvalId?: string;
}
