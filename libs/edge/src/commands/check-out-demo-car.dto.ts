import type { CheckOutDemoCar } from '#dealership';
import type { Instant, Kilometres } from '#kernel';
import { IsAggregateId, IsInstantText, IsKilometres, Optional } from '../decorators/index.ts';

export class CheckOutDemoCarDto implements CheckOutDemoCar {
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
