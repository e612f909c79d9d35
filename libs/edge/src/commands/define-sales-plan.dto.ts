import type { DefineSalesPlan } from '#opportunity';
import { IsProse } from '../decorators/index.ts';

export class DefineSalesPlanDto implements DefineSalesPlan {
  @IsProse()
  readonly plan!: string;
}
