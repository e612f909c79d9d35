import type { CorrectEvent, Json } from '#kernel';
import { IsAggregateId, IsCorrections, IsOneOf, IsPointerList, IsProse, Optional } from '../decorators/index.ts';

/** A vehicle's reservation is a lock and states nothing: a wrong one is released, not corrected. */
const CORRECTABLE = ['opportunity', 'visit', 'customer', 'outlet', 'demoCar', 'staff'];

export class CorrectEventDto implements CorrectEvent {
  @Optional()
  @IsOneOf(CORRECTABLE)
  readonly aggregate?: string;
  @IsAggregateId()
  readonly eventId!: string;
  @Optional()
  @IsCorrections()
  readonly changes?: Readonly<Record<string, Json>>;
  @Optional()
  @IsPointerList()
  readonly voided?: readonly string[];
  @IsProse()
  readonly reason!: string;
}
