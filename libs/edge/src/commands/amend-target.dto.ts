import { type AmendTarget, MOST_NODES } from '#planning';
import { IsAggregateId, IsGroupList, IsProse } from '../decorators/index.ts';
import { TargetNodeDto } from './target-node.dto.ts';

export class AmendTargetDto implements AmendTarget {
  @IsGroupList(() => TargetNodeDto, MOST_NODES)
  readonly nodes!: readonly TargetNodeDto[];
  @IsProse()
  readonly reason!: string;
  @IsAggregateId()
  readonly approvalId!: string;
}
