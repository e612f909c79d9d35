import type { Instant } from '#kernel';
import type { GrantWaiver } from '#opportunity';
import { IsAggregateId, IsInstantText, IsLabel, IsProse, Optional } from '../decorators/index.ts';

export class GrantWaiverDto implements GrantWaiver {
  @IsLabel()
  readonly rule!: string;
  @Optional()
  @IsAggregateId()
  readonly orderId?: string;
  @IsProse()
  readonly reason!: string;
  @IsInstantText()
  readonly expiresAt!: Instant;
}
