import type { Instant } from '#kernel';
import type { ArchiveCustomerFile } from '#opportunity';
import { IsAddress, IsInstantText, IsSha256, Optional } from '../decorators/index.ts';

export class ArchiveCustomerFileDto implements ArchiveCustomerFile {
  @IsAddress()
  readonly fileRef!: string;
  @IsSha256()
  readonly sha256!: string;
  @Optional()
  @IsInstantText()
  readonly archivedAt?: Instant;
}
