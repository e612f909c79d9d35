import type { Money } from '#kernel';
import { APPROVABLE, type Approvable, type Purpose, type RequestApproval } from '#planning';
import { IsAggregateId, IsGroup, IsOneOf, IsPrice, IsProse, Optional } from '../decorators/index.ts';

class PurposeDto implements Purpose {
  @IsOneOf(Object.keys(APPROVABLE))
  readonly command!: Approvable;
  @IsAggregateId()
  readonly id!: string;
}

export class RequestApprovalDto implements RequestApproval {
  @IsGroup(() => PurposeDto)
  readonly purpose!: PurposeDto;
  @Optional()
  @IsAggregateId()
  readonly orderId?: string;
  @Optional()
  @IsPrice()
  readonly amount?: Money;
  @IsProse()
  readonly why!: string;
}
