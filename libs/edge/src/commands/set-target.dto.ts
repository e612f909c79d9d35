import type { Period } from '#kernel';
import { MEASURES, type Measure, MOST_NODES, type SetTarget, type TargetPerson } from '#planning';
import { IsAggregateId, IsGroupList, IsOneOf, IsPeriodList, Optional } from '../decorators/index.ts';
import { TargetNodeDto } from './target-node.dto.ts';

class TargetPersonDto implements TargetPerson {
  @IsAggregateId()
  readonly id!: string;
  @Optional()
  @IsAggregateId()
  readonly under?: string;
}

export class SetTargetDto implements SetTarget {
  @Optional()
  @IsAggregateId()
  readonly outlet?: string;
  @IsOneOf(MEASURES)
  readonly measure!: Measure;
  @IsGroupList(() => TargetPersonDto, MOST_NODES)
  readonly people!: readonly TargetPersonDto[];
  @IsPeriodList()
  readonly periods!: readonly Period[];
  @IsGroupList(() => TargetNodeDto, MOST_NODES)
  readonly nodes!: readonly TargetNodeDto[];
}
