import type { Instant } from '#kernel';
import type { BookTestDrive } from '#opportunity';
import { IsAggregateId, IsInstantText, Optional } from '../decorators/index.ts';

export class BookTestDriveDto implements BookTestDrive {
  @Optional()
  @IsAggregateId()
  readonly bookingId?: string;
  @Optional()
  @IsInstantText()
  readonly slot?: Instant;
  @IsAggregateId()
  readonly vehicleId!: string;
}
