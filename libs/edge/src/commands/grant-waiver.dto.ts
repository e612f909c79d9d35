import type { Instant } from '#kernel';
import type { GrantWaiver } from '#opportunity';
import { IsAggregateId, IsCode, IsInstantText, IsProse, Optional } from '../decorators/index.ts';

export class GrantWaiverDto implements GrantWaiver {
  @IsCode()
  readonly rule!: string;
  @Optional()
  @IsAggregateId()
  readonly orderId?: string;
  @IsProse()
  readonly reason!: string;
  @IsInstantText()
  readonly expiresAt!: Instant;
}
