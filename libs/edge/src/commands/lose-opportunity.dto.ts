import type { Competitor, LoseOpportunity, LossReason } from '#opportunity';
import { IsCode, IsGroup, IsProse, Optional } from '../decorators/index.ts';
import { CompetitorDto } from './competitor.dto.ts';

class ReasonDto implements LossReason {
  @IsCode()
  readonly family!: string;
  @IsCode()
  readonly code!: string;
}

export class LoseOpportunityDto implements LoseOpportunity {
  @Optional()
  @IsGroup(() => ReasonDto)
  readonly reason?: LossReason;
  @Optional()
  @IsGroup(() => CompetitorDto)
  readonly competitor?: Competitor;
  @Optional()
  @IsProse()
  readonly note?: string;
}
