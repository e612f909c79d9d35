import type { ReopenOpportunity } from '#opportunity';
import { IsProse, Optional } from '../decorators/index.ts';

export class ReopenOpportunityDto implements ReopenOpportunity {
  @Optional()
  @IsProse()
  readonly reason?: string;
}
