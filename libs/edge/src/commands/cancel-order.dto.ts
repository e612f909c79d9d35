import type { CancelOrder } from '#opportunity';
import { IsAggregateId, IsProse, Optional } from '../decorators/index.ts';

export class CancelOrderDto implements CancelOrder {
  @IsAggregateId()
  readonly orderId!: string;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
