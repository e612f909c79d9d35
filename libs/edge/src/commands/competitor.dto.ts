import type { Competitor } from '#opportunity';
import { IsLabel, Optional } from '../decorators/index.ts';

export class CompetitorDto implements Competitor {
  @IsLabel()
  readonly brand!: string;
  @Optional()
  @IsLabel()
  readonly model?: string;
}
