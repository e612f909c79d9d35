import type { Instant } from '#kernel';
import type { Recording } from '#opportunity';
import { IsAddress, IsInstantText, IsNumberBetween, IsSha256, Optional } from '../decorators/index.ts';

export class RecordingDto implements Recording {
  @Optional()
  @IsAddress()
  readonly uri?: string;
  @Optional()
  @IsSha256()
  readonly sha256?: string;
  @Optional()
  @IsNumberBetween(0, 604_800)
  readonly durationSec?: number;
  @Optional()
  @IsInstantText()
  readonly startedAt?: Instant;
}
