import type { LocalDate, Money } from '#kernel';
import type { CreateOpportunity } from '#opportunity';
import {
  IsAggregateId,
  IsCode,
  IsDimensions,
  IsEntry,
  IsGroup,
  IsLabel,
  IsLocalDateText,
  IsPrice,
  Optional,
} from '../decorators/index.ts';

/** Whether fields are filled and right is for the rules to say: what is wrong is kept and counted. */
class CustomerDto implements NonNullable<CreateOpportunity['customer']> {
  @Optional()
  @IsEntry()
  readonly surname?: string;
  @Optional()
  @IsEntry()
  readonly name?: string;
  @Optional()
  @IsEntry()
  readonly phone?: string;
  @Optional()
  @IsEntry()
  readonly gender?: string;
  @Optional()
  @IsLocalDateText()
  readonly birthday?: string;
  @Optional()
  @IsEntry()
  readonly residentialArea?: string;
}

export class CreateOpportunityDto implements CreateOpportunity {
  @Optional()
  @IsAggregateId()
  readonly customerId?: string;
  @Optional()
  @IsGroup(() => CustomerDto)
  readonly customer?: NonNullable<CreateOpportunity['customer']>;
  @Optional()
  @IsCode()
  readonly infoSource?: string;
  @Optional()
  @IsLocalDateText()
  readonly expectedPurchaseDate?: LocalDate;
  @Optional()
  @IsCode()
  readonly intakeChannel?: string;
  @Optional()
  @IsCode()
  readonly salesChannel?: string;
  @Optional()
  @IsAggregateId()
  readonly partnerId?: string;
  @Optional()
  @IsAggregateId()
  readonly visitId?: string;
  @Optional()
  @IsAggregateId()
  readonly consultant?: string;
  @Optional()
  @IsAggregateId()
  readonly outlet?: string;
  @Optional()
  @IsDimensions()
  readonly dimensions?: Readonly<Record<string, string>>;
  @Optional()
  @IsLabel()
  readonly product?: string;
  @Optional()
  @IsPrice()
  readonly value?: Money;
  @Optional()
  @IsLabel()
  readonly stageModel?: string;
  @Optional()
  @IsLabel()
  readonly stage?: string;
}
