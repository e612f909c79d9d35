import type { Kilometres } from '#kernel';
import type { CompleteTestDrive, Driver } from '#opportunity';
import { IsAggregateId, IsCode, IsEntry, IsGroup, IsKilometres, Optional } from '../decorators/index.ts';

/** Whether fields are filled and right is for the rules to say. */
class DriverDto implements Driver {
  @Optional()
  @IsEntry()
  readonly name?: string;
  @Optional()
  @IsEntry()
  readonly phone?: string;
  @Optional()
  @IsEntry()
  readonly idNumber?: string;
  @Optional()
  @IsEntry()
  readonly licenceNumber?: string;
}

export class CompleteTestDriveDto implements CompleteTestDrive {
  @IsAggregateId()
  readonly bookingId!: string;
  @Optional()
  @IsKilometres()
  readonly mileageKm?: Kilometres;
  @Optional()
  @IsAggregateId()
  readonly driverId?: string;
  @Optional()
  @IsGroup(() => DriverDto)
  readonly driver?: Driver;
  @Optional()
  @IsCode()
  readonly idType?: string;
}
