import type { MergeCustomers } from '#dealership';
import { IsAggregateId, IsProse } from '../decorators/index.ts';

export class MergeCustomersDto implements MergeCustomers {
  @IsAggregateId()
  readonly into!: string;
  @IsProse()
  readonly reason!: string;
}
