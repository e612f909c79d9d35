import type { Instant, JsonObject } from '#kernel';
import { IsAggregateId, IsInstantText, IsObject, Optional } from './decorators/index.ts';

/** What a request says of a command beside its name, its sender and its ids: those stand in its address and headers. */
export class CommandBodyDto {
  @IsObject()
  readonly data!: JsonObject;
  /** When it happened in the business; default: now. */
  @Optional()
  @IsInstantText()
  readonly occurredAt?: Instant;
}

/** Of a command that makes something: its address names no id. */
export class CreationBodyDto extends CommandBodyDto {
  /** Default: derived from the command's id. */
  @Optional()
  @IsAggregateId()
  readonly id?: string;
}
