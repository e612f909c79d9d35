import type { RegisterOutlet } from '#dealership';
import type { Zone } from '#kernel';
import { IsLabel, IsZone, Optional } from '../decorators/index.ts';

export class RegisterOutletDto implements RegisterOutlet {
  @IsLabel()
  readonly label!: string;
  @Optional()
  @IsZone()
  readonly zone?: Zone;
  @Optional()
  @IsLabel()
  readonly region?: string;
}
