import type { Zone } from '#kernel';
import { stageModels } from '#opportunity';
import type { AmountFormat } from './amount-format.ts';
import type { DateFormat } from './date-format.ts';

export interface DateColumn {
  readonly column: string;
  readonly format: DateFormat;
}

export interface AmountColumn {
  readonly column: string;
  readonly format: AmountFormat;
}

/** A column whose values are translated one by one. An unlisted value is an error. */
export interface CodedColumn<Code extends string = string> {
  readonly column: string;
  readonly values: ReadonlyMap<string, Code>;
}

export type Outcome = 'open' | 'won' | 'lost';

/** Columns that hold something of the customer as a person: sealed, and never quoted in an error. */
export interface CustomerColumns {
  /** The source's opaque id of the customer. */
  readonly id?: string;
  readonly name?: string;
  readonly surname?: string;
  readonly phone?: string;
  readonly gender?: string;
  readonly residentialArea?: string;
  readonly birthday?: DateColumn;
}

/** Which column of a CSV file is what. `docs/guides/import-csv.md` describes its JSON form. */
export interface CsvMap {
  /** Name of the system the file comes from: people are told apart by name within it. */
  readonly source: string;
  readonly separator: string;
  /** Of the file's dates and of outlets that the import creates; absent: the one asked for. */
  readonly zone?: Zone;
  readonly stageModel: StageModelId;
  readonly id?: string;
  readonly created: DateColumn;
  readonly closed?: DateColumn;
  readonly stage?: CodedColumn;
  readonly outcome?: CodedColumn<Outcome>;
  readonly value?: AmountColumn;
  readonly currency?: { readonly code: string } | { readonly column: string };
  readonly consultant?: string;
  readonly outlet?: string;
  readonly product?: string;
  /** Column of each dimension, by the dimension's name. */
  readonly dimensions: ReadonlyMap<string, string>;
  readonly customer?: CustomerColumns;
}

export type StageModelId = 'dealer' | 'simple';

/** Ids of a model's stages, in order. */
export function stagesOf(model: StageModelId): readonly string[] {
  return stageModels.filter(({ id }) => id === model).flatMap(({ stages }) => stages.map(({ id }) => id));
}

/** Every column that the map names. */
export function columnsOf(map: CsvMap): readonly string[] {
  const { customer, currency } = map;
  const named = [
    map.id,
    map.created.column,
    map.closed?.column,
    map.stage?.column,
    map.outcome?.column,
    map.value?.column,
    currency && 'column' in currency ? currency.column : undefined,
    map.consultant,
    map.outlet,
    map.product,
    ...map.dimensions.values(),
    ...Object.values({ ...customer, birthday: customer?.birthday?.column }),
  ];
  return [...new Set(named.filter((column) => column !== undefined))];
}
