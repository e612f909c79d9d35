import type { Competitor, RecordNeeds } from '#opportunity';
import { IsGroupList, IsProse, Optional } from '../decorators/index.ts';
import { CompetitorDto } from './competitor.dto.ts';

export class RecordNeedsDto implements RecordNeeds {
  @Optional()
  @IsProse()
  readonly needs?: string;
  @Optional()
  @IsGroupList(() => CompetitorDto, 100)
  readonly competitors?: readonly Competitor[];
}
