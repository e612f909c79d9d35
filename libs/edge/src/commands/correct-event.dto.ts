import type { Json } from '#kernel';
import type { CorrectEvent } from '#opportunity';
import { IsAggregateId, IsCorrections, IsPointerList, IsProse, Optional } from '../decorators/index.ts';

export class CorrectEventDto implements CorrectEvent {
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
