import type { Money } from '#kernel';
import type { AmendOrder, OrderTerms } from '#opportunity';
import { IsAggregateId, IsGroup, IsLabel, IsPrice, IsProse, Optional } from '../decorators/index.ts';

class TermsDto implements OrderTerms {
  @Optional()
  @IsLabel()
  readonly model?: string;
  @Optional()
  @IsPrice()
  readonly amount?: Money;
  @Optional()
  @IsPrice()
  readonly deposit?: Money;
  @Optional()
  @IsPrice()
  readonly discount?: Money;
}

export class AmendOrderDto implements AmendOrder {
  @IsAggregateId()
  readonly orderId!: string;
  @IsGroup(() => TermsDto)
  readonly change!: OrderTerms;
  @Optional()
  @IsProse()
  readonly reason?: string;
  @Optional()
  @IsAggregateId()
  readonly approvalId?: string;
}
