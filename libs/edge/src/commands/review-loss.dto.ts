import type { ReviewLoss } from '#opportunity';
import { IsOneOf, IsProse, Optional } from '../decorators/index.ts';

export class ReviewLossDto implements ReviewLoss {
  @IsOneOf(['objective', 'subjective', 'unclear'])
  readonly verdict!: ReviewLoss['verdict'];
  @Optional()
  @IsProse()
  readonly note?: string;
}
