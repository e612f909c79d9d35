import type { Instant } from '#kernel';
import type { DeliverVehicle } from '#opportunity';
import { IsAggregateId, IsInstantText, IsVin, Optional } from '../decorators/index.ts';

export class DeliverVehicleDto implements DeliverVehicle {
  @IsAggregateId()
  readonly orderId!: string;
  @Optional()
  @IsVin()
  readonly vin?: string;
  @Optional()
  @IsInstantText()
  readonly deliveredAt?: Instant;
}
