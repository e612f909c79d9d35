import type { RegisterTraffic } from '#dealership';
import { IsAggregateId, IsCode, IsWholeNumber, Optional } from '../decorators/index.ts';

export class RegisterTrafficDto implements RegisterTraffic {
  @IsCode()
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
