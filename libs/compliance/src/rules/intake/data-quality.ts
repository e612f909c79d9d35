import { type LocalDate, localDate, type Zone } from '#kernel';
import { type Created, created } from '#opportunity';
import { figureRule } from '../../define-rule.ts';
import { hoursAfter, isJudged, type KnownEvent } from '../../history.ts';

/** S1 提高销售客户及潜在客户档案上传数量及质量. How many files a consultant opens, how complete, how correct and how soon. */
export const dataQuality = figureRule({
  name: 'data-quality',
  seed: 'S1',
  kind: 'report',
  parameters: { timelyHours: 24 },
});

const MANDATORY_FIELDS = 6;

/** Of the files that a consultant opened in a period. Shares are null where there is nothing to divide by. */
export interface DataQuality {
  readonly files: number;
  /** Mandatory fields that are given, of all files. */
  readonly filled: number;
  /** filled / (6 · files) */
  readonly completeness: number | null;
  readonly checksDone: number;
  readonly checksValid: number;
  /** checksValid / checksDone */
  readonly validity: number | null;
  /** Recorded within `timelyHours` of the opening, the last instant included. */
  readonly timely: number;
  /** timely / files */
  readonly timeliness: number | null;
  /** No birthday to remember a customer by. */
  readonly birthdaysUnknown: number;
}

export interface QualityPeriod {
  /** First and last local day. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: Zone;
  readonly timelyHours: number;
}

/**
 * By the consultant named when the file was opened; files that name none are left out, as are imports that rules do not
 * judge. Only results of checks are read: erasing a person changes nothing.
 * @param known events of any opportunities, as corrections leave them
 */
export function dataQualityOf(known: Iterable<KnownEvent>, period: QualityPeriod): ReadonlyMap<string, DataQuality> {
  const quality = new Map<string, DataQuality>();
  for (const event of known) {
    const { consultant, checks } = event.data as unknown as Created;
    if (event.type !== created.type || consultant === undefined || !isJudged(event)) continue;
    const day = localDate(event.occurredAt, period.zone);
    if (day < period.from || day > period.to) continue;
    const results = [checks.phoneValid, checks.birthdayPlausible].filter((result) => result !== undefined);
    const sum = quality.get(consultant) ?? NOTHING;
    const files = sum.files + 1;
    const filled = sum.filled + checks.filled;
    const checksDone = sum.checksDone + results.length;
    const checksValid = sum.checksValid + results.filter((valid) => valid).length;
    const timely = sum.timely + (isTimely(event, period.timelyHours) ? 1 : 0);
    quality.set(consultant, {
      files,
      filled,
      completeness: filled / (MANDATORY_FIELDS * files),
      checksDone,
      checksValid,
      validity: checksDone === 0 ? null : checksValid / checksDone,
      timely,
      timeliness: timely / files,
      birthdaysUnknown: sum.birthdaysUnknown + (checks.birthdayKnown ? 0 : 1),
    });
  }
  return quality;
}

const NOTHING: DataQuality = {
  files: 0,
  filled: 0,
  completeness: null,
  checksDone: 0,
  checksValid: 0,
  validity: null,
  timely: 0,
  timeliness: null,
  birthdaysUnknown: 0,
};

/** A correction does not make a file late: only its own recording counts; of an import that is judged, its happening. */
function isTimely({ meta, occurredAt, recordedAt }: KnownEvent, hours: number): boolean {
  return meta.provenance?.judge === true || recordedAt <= hoursAfter(occurredAt, hours);
}
