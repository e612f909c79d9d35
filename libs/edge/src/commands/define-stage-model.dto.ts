import type { Instant, Text } from '#kernel';
import type { Stage } from '#opportunity';
import type { DefineStageModel } from '#planning';
import {
  IsAggregateId,
  IsCode,
  IsCodeList,
  IsGroup,
  IsGroupList,
  IsInstantText,
  IsLabel,
  IsOneOf,
  IsProse,
  IsRole,
  IsWholeNumber,
  Optional,
} from '../decorators/index.ts';

class TextDto implements Text {
  @IsLabel()
  readonly zh!: string;
  @IsLabel()
  readonly en!: string;
}

class StageDto implements Stage {
  @IsCode()
  readonly id!: string;
  @IsGroup(() => TextDto)
  readonly label!: TextDto;
  @IsRole()
  readonly ownerRole!: string;
  @IsGroup(() => TextDto)
  readonly entry!: TextDto;
  @IsGroup(() => TextDto)
  readonly exit!: TextDto;
  @IsCodeList()
  readonly movedBy!: readonly string[];
  @Optional()
  @IsOneOf(['order-paid'])
  readonly when?: 'order-paid';
}

export class DefineStageModelDto implements DefineStageModel {
  @Optional()
  @IsWholeNumber(1)
  readonly version?: number;
  @Optional()
  @IsInstantText()
  readonly effectiveFrom?: Instant;
  @IsGroup(() => TextDto)
  readonly label!: TextDto;
  @IsGroupList(() => StageDto, 50)
  readonly stages!: readonly StageDto[];
  @IsOneOf(['exit', 'order'])
  readonly win!: DefineStageModel['win'];
  @Optional()
  @IsOneOf(['delivery', 'nothing'])
  readonly convertNeeds?: NonNullable<DefineStageModel['convertNeeds']>;
  @IsProse()
  readonly changeReason!: string;
  @IsAggregateId()
  readonly approvalId!: string;
}
