import type { Instant } from '#kernel';
import { ISSUERS, type Issuer, type PublishRuleSet, type RuleSetContent } from '#planning';
import {
  IsAggregateId,
  IsIdList,
  IsInstantText,
  IsObject,
  IsOneOf,
  IsProse,
  IsWholeNumber,
  Optional,
} from '../decorators/index.ts';

export class PublishRuleSetDto implements PublishRuleSet {
  @Optional()
  @IsWholeNumber(1)
  readonly version?: number;
  @IsOneOf(ISSUERS)
  readonly issuer!: Issuer;
  @IsIdList()
  readonly appliesTo!: readonly string[];
  @Optional()
  @IsInstantText()
  readonly effectiveFrom?: Instant;
  @IsProse()
  readonly changeReason!: string;
  @IsAggregateId()
  readonly approvalId!: string;
  @IsObject()
  readonly content!: RuleSetContent;
}
