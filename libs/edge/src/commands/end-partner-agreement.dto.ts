import type { LocalDate } from '#kernel';
import type { EndPartnerAgreement } from '#planning';
import { IsLocalDateText, IsProse, Optional } from '../decorators/index.ts';

export class EndPartnerAgreementDto implements EndPartnerAgreement {
  @IsLocalDateText()
  readonly effectiveTo!: LocalDate;
  @Optional()
  @IsProse()
  readonly reason?: string;
}
