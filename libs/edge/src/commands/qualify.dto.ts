import type { QualificationCriteria, Qualify } from '#opportunity';
import { IsGroup, IsNumberBetween, IsYesOrNo, Optional } from '../decorators/index.ts';

class CriteriaDto implements QualificationCriteria {
  @IsYesOrNo()
  readonly within3Months!: boolean;
  @IsYesOrNo()
  readonly quality!: boolean;
  @IsYesOrNo()
  readonly largeDeal!: boolean;
  @IsYesOrNo()
  readonly highAwareness!: boolean;
}

export class QualifyDto implements Qualify {
  @IsGroup(() => CriteriaDto)
  readonly criteria!: QualificationCriteria;
  @Optional()
  @IsNumberBetween(0, 1000)
  readonly score?: number;
}
