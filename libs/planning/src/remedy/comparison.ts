import { canonicalJson, type Instant, isAggregateId, isInstant } from '#kernel';

/** What one comparison is asked: an ideal in one version, held against one cohort as it was known at one instant. */
export interface Comparison {
  readonly ideal: string;
  readonly version: number;
  /** `id@version` */
  readonly stageModel: string;
  /** The cohort: what entered after `from`, up to and with `to`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** How long after the entry of a stage it counts as gone on. */
  readonly horizonDays: number;
  /** By dimension, the values wanted. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Dimension whose values are the segments. */
  readonly by?: string;
  /** An earlier cohort of the same scope, shown beside. */
  readonly earlier?: { readonly from: Instant; readonly to: Instant };
  /** The same cohort in another scope, shown beside: a person's team. */
  readonly beside?: Readonly<Record<string, readonly string[]>>;
  /** Rates of fewer are not given. */
  readonly minimum: number;
}

/** The id of a comparison is what it is asked, in base64url of its RFC 8785 form: whoever has the id can make it again. */
export function comparisonId(comparison: Comparison): string {
  const bytes = new TextEncoder().encode(canonicalJson(comparison));
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true });
}

/** @returns what an id asks; undefined for a text that is no id of a comparison */
export function comparisonOf(id: string): Comparison | undefined {
  const asked = decoded(id);
  return asked !== undefined && isComparison(asked) && comparisonId(asked) === id ? asked : undefined;
}

/** Longer than any question that the engine takes. */
const LONGEST = 8_192;

function decoded(id: string): unknown {
  if (id.length > LONGEST) return undefined;
  try {
    const bytes = Uint8Array.fromBase64(id, { alphabet: 'base64url' });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isComparison(asked: unknown): asked is Comparison {
  if (!isRecord(asked)) return false;
  const { ideal, version, stageModel, from, to, asOf, effectiveAt, horizonDays, filters, minimum } = asked;
  return (
    isAggregateId(ideal) &&
    isCount(version) &&
    typeof stageModel === 'string' &&
    [from, to, asOf, effectiveAt].every(isInstant) &&
    isCount(horizonDays) &&
    isFilters(filters) &&
    isCount(minimum) &&
    (asked.by === undefined || typeof asked.by === 'string') &&
    (asked.beside === undefined || isFilters(asked.beside)) &&
    (asked.earlier === undefined || isCohort(asked.earlier)) &&
    Object.keys(asked).every((name) => FIELDS.has(name))
  );
}

const FIELDS: ReadonlySet<string> = new Set<keyof Comparison>([
  'ideal',
  'version',
  'stageModel',
  'from',
  'to',
  'asOf',
  'effectiveAt',
  'horizonDays',
  'filters',
  'by',
  'earlier',
  'beside',
  'minimum',
]);

function isCohort(asked: unknown): boolean {
  return isRecord(asked) && Object.keys(asked).length === 2 && isInstant(asked.from) && isInstant(asked.to);
}

function isFilters(asked: unknown): boolean {
  const isValues = (values: unknown) => Array.isArray(values) && values.every((value) => typeof value === 'string');
  return isRecord(asked) && Object.values(asked).every(isValues);
}

const isCount = (asked: unknown): boolean => Number.isSafeInteger(asked) && (asked as number) >= 0;

function isRecord(asked: unknown): asked is Readonly<Record<string, unknown>> {
  return typeof asked === 'object' && asked !== null && !Array.isArray(asked);
}
