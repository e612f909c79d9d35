import type { ChangeStaff } from '#dealership';
import type { LocalDate, Money } from '#kernel';
import { Emptiable, IsAggregateId, IsLabel, IsLocalDateText, IsPrice, IsRole, Optional } from '../decorators/index.ts';

export class ChangeStaffDto implements ChangeStaff {
  @Optional()
  @IsLabel()
  readonly name?: string;
  @Optional()
  @IsRole()
  readonly role?: string;
  @Emptiable()
  @IsLabel()
  readonly department?: string | null;
  @Emptiable()
  @IsLabel()
  readonly team?: string | null;
  @Emptiable()
  @IsAggregateId()
  readonly managerId?: string | null;
  @Emptiable()
  @IsAggregateId()
  readonly outlet?: string | null;
  @Emptiable()
  @IsLabel()
  readonly region?: string | null;
  @Emptiable()
  @IsPrice()
  readonly discountAuthority?: Money | null;
  @Emptiable()
  @IsLocalDateText()
  readonly effectiveFrom?: LocalDate | null;
  @Emptiable()
  @IsLocalDateText()
  readonly effectiveTo?: LocalDate | null;
}
