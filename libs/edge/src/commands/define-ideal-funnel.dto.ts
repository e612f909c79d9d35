import type { Instant, Money, Period } from '#kernel';
import type { DefineIdealFunnel, IdealStage } from '#planning';
import {
  IsCode,
  IsCodeList,
  IsDimensions,
  IsGroupList,
  IsInstantText,
  IsLabel,
  IsNumberBetween,
  IsPeriod,
  IsPrice,
  IsWholeNumber,
  Optional,
} from '../decorators/index.ts';

/** Ten years: longer than any stage of a sale. */
const MOST_DAYS = 3_660;

class IdealStageDto implements IdealStage {
  @IsCode()
  readonly stage!: string;
  @IsNumberBetween(0, 1)
  readonly rate!: number;
  @Optional()
  @IsNumberBetween(0, MOST_DAYS)
  readonly medianDays?: number;
}

export class DefineIdealFunnelDto implements DefineIdealFunnel {
  @Optional()
  @IsWholeNumber(1)
  readonly version?: number;
  @Optional()
  @IsInstantText()
  readonly effectiveFrom?: Instant;
  @IsLabel()
  readonly stageModel!: string;
  @IsPeriod()
  readonly period!: Period;
  @Optional()
  @IsDimensions()
  readonly scope?: Readonly<Record<string, string>>;
  @IsWholeNumber(1)
  readonly entries!: number;
  @IsGroupList(() => IdealStageDto, 50)
  readonly stages!: readonly IdealStageDto[];
  @IsPrice()
  readonly averageValue!: Money;
  @IsCode()
  readonly basis!: string;
  @Optional()
  @IsCodeList()
  readonly strategyTags?: readonly string[];
}
