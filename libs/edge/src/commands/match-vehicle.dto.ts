import type { MatchVehicle } from '#opportunity';
import { IsAggregateId, IsLabel } from '../decorators/index.ts';

export class MatchVehicleDto implements MatchVehicle {
  @IsAggregateId()
  readonly orderId!: string;
  @IsLabel()
  readonly vin!: string;
}
