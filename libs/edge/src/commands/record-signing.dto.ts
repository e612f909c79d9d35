import type { ChecklistItem, RecordSigning } from '#opportunity';
import { IsAggregateId, IsCode, IsGroupList, IsProse, IsYesOrNo, Optional } from '../decorators/index.ts';

class ItemDto implements ChecklistItem {
  @IsCode()
  readonly item!: string;
  @IsYesOrNo()
  readonly done!: boolean;
}

export class RecordSigningDto implements RecordSigning {
  @Optional()
  @IsAggregateId()
  readonly orderId?: string;
  @IsGroupList(() => ItemDto, 200)
  readonly checklist!: readonly ChecklistItem[];
  @Optional()
  @IsProse()
  readonly note?: string;
}
