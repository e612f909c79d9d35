import type { IsoWeek } from '#kernel';
import type { DemandLine, SubmitDemand } from '#planning';
import {
  IsAggregateId,
  IsGroupList,
  IsIdList,
  IsIsoWeek,
  IsLabel,
  IsWholeNumber,
  IsYesOrNo,
  Optional,
} from '../decorators/index.ts';

class DemandLineDto implements DemandLine {
  @IsLabel()
  readonly model!: string;
  @IsWholeNumber(1, 100_000)
  readonly quantity!: number;
}

export class SubmitDemandDto implements SubmitDemand {
  @IsAggregateId()
  readonly outlet!: string;
  @IsIsoWeek()
  readonly week!: IsoWeek;
  @IsGroupList(() => DemandLineDto, 200)
  readonly lines!: readonly DemandLineDto[];
  @IsIdList()
  readonly orderIds!: readonly string[];
  @Optional()
  @IsYesOrNo()
  readonly supplementary?: boolean;
}
