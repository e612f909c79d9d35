import type { Instant, Money, Period } from '#kernel';
import type { ForecastInterval, RecordForecast } from '#planning';
import {
  IsCode,
  IsDimensions,
  IsGroup,
  IsInstantText,
  IsMoney,
  IsNumberBetween,
  IsPeriod,
  IsSha256,
  Optional,
} from '../decorators/index.ts';

class IntervalDto implements ForecastInterval {
  @IsMoney()
  readonly low!: Money;
  @IsMoney()
  readonly high!: Money;
  @IsNumberBetween(0, 1)
  readonly confidence!: number;
}

export class RecordForecastDto implements RecordForecast {
  @IsCode()
  readonly method!: string;
  @IsInstantText()
  readonly asOf!: Instant;
  @IsPeriod()
  readonly horizon!: Period;
  @IsDimensions()
  readonly scope!: Readonly<Record<string, string>>;
  @IsMoney()
  readonly amount!: Money;
  @Optional()
  @IsGroup(() => IntervalDto)
  readonly interval?: IntervalDto;
  @Optional()
  @IsSha256()
  readonly inputsHash?: string;
}
