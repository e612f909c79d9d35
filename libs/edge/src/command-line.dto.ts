import type { Actor, Instant, JsonObject } from '#kernel';
import {
  IsAggregateId,
  IsCommandId,
  IsGroup,
  IsInstantText,
  IsLabel,
  IsObject,
  IsRole,
  IsWholeNumber,
  Optional,
} from './decorators/index.ts';

class ActorDto implements Actor {
  @IsAggregateId()
  readonly id!: string;
  @IsRole()
  readonly role!: string;
  @Optional()
  @IsAggregateId()
  readonly onBehalfOf?: string;
}

/** One command as a line of JSON carries it. */
export class CommandLineDto {
  @IsLabel()
  readonly command!: string;
  /** Of the aggregate; may be left out by commands that create one. */
  @Optional()
  @IsAggregateId()
  readonly id?: string;
  @IsObject()
  readonly data!: JsonObject;
  @Optional()
  @IsGroup(() => ActorDto)
  readonly actor?: Actor;
  @Optional()
  @IsInstantText()
  readonly occurredAt?: Instant;
  @Optional()
  @IsCommandId()
  readonly commandId?: string;
  /** −1: the stream must not exist yet. */
  @Optional()
  @IsWholeNumber(-1)
  readonly expectedRevision?: number;
  /** The virtual clock of a simulation. */
  @Optional()
  @IsInstantText()
  readonly recordedAt?: Instant;
}
