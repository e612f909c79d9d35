import type { MatchVehicle } from '#opportunity';
import { IsAggregateId, IsVin } from '../decorators/index.ts';

export class MatchVehicleDto implements MatchVehicle {
  @IsAggregateId()
  readonly orderId!: string;
  @IsVin()
  readonly vin!: string;
}
