import type { Instant, Money } from '#kernel';
import type { RecordPayment } from '#opportunity';
import { IsAggregateId, IsInstantText, IsMoney, Optional } from '../decorators/index.ts';

export class RecordPaymentDto implements RecordPayment {
  @IsAggregateId()
  readonly orderId!: string;
  @IsMoney()
  readonly amount!: Money;
  @Optional()
  @IsInstantText()
  readonly receivedAt?: Instant;
}
