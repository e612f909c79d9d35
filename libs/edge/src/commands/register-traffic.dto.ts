import type { RegisterTraffic } from '#dealership';
import { IsAggregateId, IsLabel, IsWholeNumber, Optional } from '../decorators/index.ts';

export class RegisterTrafficDto implements RegisterTraffic {
  @IsLabel()
  readonly channel!: string;
  @IsAggregateId()
  readonly outlet!: string;
  @IsWholeNumber(1, 1000)
  readonly partySize!: number;
  @Optional()
  @IsAggregateId()
  readonly customerId?: string;
  @Optional()
  @IsAggregateId()
  readonly opportunityId?: string;
}
