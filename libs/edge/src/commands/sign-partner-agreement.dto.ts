import type { LocalDate } from '#kernel';
import type { SignPartnerAgreement } from '#planning';
import { IsLocalDateText, Optional } from '../decorators/index.ts';

export class SignPartnerAgreementDto implements SignPartnerAgreement {
  @IsLocalDateText()
  readonly effectiveFrom!: LocalDate;
  @Optional()
  @IsLocalDateText()
  readonly effectiveTo?: LocalDate;
}
