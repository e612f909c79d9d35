import type { ChangeOwnership, Ownership } from '#opportunity';
import { IsAggregateId, IsDimensions, IsGroup, IsProse, Optional } from '../decorators/index.ts';

class OwnershipDto implements Ownership {
  @Optional()
  @IsAggregateId()
  readonly consultant?: string;
  @Optional()
  @IsAggregateId()
  readonly outlet?: string;
  @Optional()
  @IsDimensions()
  readonly dimensions?: Readonly<Record<string, string>>;
}

export class ChangeOwnershipDto implements ChangeOwnership {
  @IsGroup(() => OwnershipDto)
  readonly to!: Ownership;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
