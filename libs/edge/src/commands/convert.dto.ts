import type { LocalDate } from '#kernel';
import type { Convert } from '#opportunity';
import { IsAggregateId, IsCode, IsEntry, IsLocalDateText, IsOneOf, IsVin, Optional } from '../decorators/index.ts';

export class ConvertDto implements Convert {
  @Optional()
  @IsOneOf(['person', 'organisation'])
  readonly customerType?: 'person' | 'organisation';
  @Optional()
  @IsEntry()
  readonly customerName?: string;
  @Optional()
  @IsEntry()
  readonly idNumber?: string;
  @Optional()
  @IsCode()
  readonly idType?: string;
  @Optional()
  @IsEntry()
  readonly phone?: string;
  @Optional()
  @IsEntry()
  readonly mobile?: string;
  @Optional()
  @IsEntry()
  readonly province?: string;
  @Optional()
  @IsEntry()
  readonly city?: string;
  @Optional()
  @IsEntry()
  readonly address?: string;
  @Optional()
  @IsEntry()
  readonly invoiceName?: string;
  @Optional()
  @IsAggregateId()
  readonly contactId?: string;
  @Optional()
  @IsEntry()
  readonly contactName?: string;
  @Optional()
  @IsEntry()
  readonly contactPhone?: string;
  @Optional()
  @IsEntry()
  readonly contactMobile?: string;
  @Optional()
  @IsVin()
  readonly vin?: string;
  @Optional()
  @IsLocalDateText()
  readonly saleDate?: LocalDate;
}
