import type { RegisterStaff } from '#dealership';
import type { LocalDate, Money } from '#kernel';
import { IsAggregateId, IsLabel, IsLocalDateText, IsPrice, IsRole, Optional } from '../decorators/index.ts';

export class RegisterStaffDto implements RegisterStaff {
  @IsLabel()
  readonly name!: string;
  @IsRole()
  readonly role!: string;
  @Optional()
  @IsLabel()
  readonly department?: string;
  @Optional()
  @IsLabel()
  readonly team?: string;
  @Optional()
  @IsAggregateId()
  readonly managerId?: string;
  @Optional()
  @IsAggregateId()
  readonly outlet?: string;
  @Optional()
  @IsLabel()
  readonly region?: string;
  @Optional()
  @IsPrice()
  readonly discountAuthority?: Money;
  @Optional()
  @IsLocalDateText()
  readonly effectiveFrom?: LocalDate;
  @Optional()
  @IsLocalDateText()
  readonly effectiveTo?: LocalDate;
}
