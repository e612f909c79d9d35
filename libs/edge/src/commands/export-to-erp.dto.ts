import type { ExportToErp } from '#dealership';
import type { Instant, LocalDate } from '#kernel';
import {
  IsAggregateId,
  IsCode,
  IsIdList,
  IsInstantText,
  IsLocalDateText,
  IsSha256,
  IsWholeNumber,
  Optional,
} from '../decorators/index.ts';

export class ExportToErpDto implements ExportToErp {
  @IsAggregateId()
  readonly batchId!: string;
  @IsAggregateId()
  readonly outlet!: string;
  @IsLocalDateText()
  readonly date!: LocalDate;
  @IsIdList()
  readonly opportunityIds!: readonly string[];
  @IsWholeNumber(0)
  readonly rows!: number;
  @IsSha256()
  readonly sha256!: string;
  @Optional()
  @IsInstantText()
  readonly acknowledgedAt?: Instant;
  @Optional()
  @IsCode()
  readonly failure?: string;
}
