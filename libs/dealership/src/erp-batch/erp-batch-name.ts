import { canonicalJson, derivedId, type LocalDate } from '#kernel';

/** The id of the batch that holds these sales of an outlet and a day: the same ones, in whatever order, have the same. */
export function erpBatchName(outlet: string, date: LocalDate, opportunityIds: readonly string[]): string {
  return derivedId('erp-batch', canonicalJson([outlet, date, [...opportunityIds].sort()]));
}
