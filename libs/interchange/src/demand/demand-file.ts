import type { Instant, IsoWeek } from '#kernel';
import { csvText } from '../csv-text.ts';
import { sha256 } from '../import-key.ts';

/** What an outlet submitted for a week at one time. */
export interface DemandSubmission {
  readonly eventId: string;
  readonly submittedAt: Instant;
  readonly supplementary: boolean;
  readonly lines: readonly { readonly model: string; readonly quantity: number }[];
  readonly orderIds: readonly string[];
}

export interface DemandBatch {
  readonly outlet: string;
  readonly week: IsoWeek;
  /** In the order of recording. */
  readonly submissions: readonly DemandSubmission[];
}

/** What goes with the file of a week's demand. */
export interface DemandManifest {
  readonly format: 'dealtrail-demand@1';
  readonly outlet: string;
  readonly week: IsoWeek;
  readonly file: string;
  /** Of the file: hex, lower case. */
  readonly sha256: string;
  readonly rows: number;
  /** Ids of the events that it holds. */
  readonly submissions: readonly string[];
  readonly orderIds: readonly string[];
}

const COLUMNS = ['outlet', 'week', 'submission', 'submitted_at', 'supplementary', 'model', 'quantity'];

/** A line a submission and model. Nothing in it is of a person, and the same submissions give the same bytes. */
export function demandFile({ outlet, week, submissions }: DemandBatch): {
  readonly csv: string;
  readonly manifest: DemandManifest;
} {
  const rows = submissions.flatMap(({ submittedAt, supplementary, lines }, n) =>
    lines.map(({ model, quantity }) => {
      return [outlet, week, String(n + 1), submittedAt, supplementary ? 'yes' : 'no', model, String(quantity)];
    }),
  );
  const csv = csvText([COLUMNS, ...rows]);
  return {
    csv,
    manifest: {
      format: 'dealtrail-demand@1',
      outlet,
      week,
      file: `demand-${outlet}-${week}.csv`,
      sha256: sha256(new TextEncoder().encode(csv)),
      rows: rows.length,
      submissions: submissions.map(({ eventId }) => eventId),
      orderIds: submissions.flatMap(({ orderIds }) => orderIds),
    },
  };
}
