import type { Instant } from '#kernel';
import type { ExtendCarePlan } from '#opportunity';
import { IsAggregateId, IsCode, IsGroupList, IsInstantText, Optional } from '../decorators/index.ts';

class CareTaskDto {
  @Optional()
  @IsAggregateId()
  readonly taskId?: string;
  @IsCode()
  readonly kind!: string;
  @IsInstantText()
  readonly dueAt!: Instant;
}

export class ExtendCarePlanDto implements ExtendCarePlan {
  @IsGroupList(() => CareTaskDto, 200)
  readonly tasks!: readonly CareTaskDto[];
}
