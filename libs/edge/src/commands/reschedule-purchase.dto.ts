import type { LocalDate } from '#kernel';
import type { ReschedulePurchase } from '#opportunity';
import { IsAggregateId, IsLocalDateText, IsProse, Optional } from '../decorators/index.ts';

export class ReschedulePurchaseDto implements ReschedulePurchase {
  @IsLocalDateText()
  readonly new!: LocalDate;
  @Optional()
  @IsProse()
  readonly reason?: string;
  @Optional()
  @IsAggregateId()
  readonly contactRef?: string;
}
