import type { ReturnDemoCar } from '#dealership';
import type { Instant, Kilometres } from '#kernel';
import { IsAggregateId, IsInstantText, IsKilometres, Optional } from '../decorators/index.ts';

export class ReturnDemoCarDto implements ReturnDemoCar {
  @IsAggregateId()
  readonly bookingId!: string;
  @IsAggregateId()
  readonly opportunityId!: string;
  @IsKilometres()
  readonly odometerKm!: Kilometres;
  @Optional()
  @IsInstantText()
  readonly at?: Instant;
}
