import { catalogue, type Parameters, type Subject, textOf, type Verdict, type Worded, type Wording } from '#compliance';
import { aggregateIdOf, categoryOf, type Instant, placesOf, type StreamName, type Text } from '#kernel';

/**
 * A breach as the trail keeps it: what follows from its rule, from its subject and from what stands before is not said, and
 * the rule's words are kept as what fills them. In the order of `Verdict`:
 */
export type KeptBreach = readonly [
  /** Its name and kind: some sentences of the book are two rules of one name. */
  rule: string,
  ruleVersion: string,
  issuer: Verdict['issuer'],
  /** Without the name of its rule, which it begins with. */
  obligation: string,
  consultant: string | null,
  since: Instant | null,
  dueAt: Instant | null | Same,
  decidableAt: Instant | null,
  fixedAt: Instant | null,
  fixKnownAt: Instant | null | Same,
  recordedLate: 0 | 1,
  evidence: readonly string[],
  /** By place of its message and its remedy. */
  words: Readonly<Record<string, string>>,
  /** Where it is no breach of what the stream is of. */
  subject?: Subject,
  opportunityId?: string | null,
];

/** The same as the instant that stands before it. */
type Same = 1;
const SAME: Same = 1;

interface Words {
  readonly rule: Worded;
  readonly parameters: Parameters;
  readonly values: Readonly<Record<string, unknown>> | undefined;
}

const ruleOf: ReadonlyMap<string, Worded> = new Map(
  catalogue.flatMap((rule) => ('message' in rule ? [[keyOf(rule), rule]] : [])),
);
const places: ReadonlyMap<Worded, readonly string[]> = new Map(
  [...ruleOf.values()].map((rule) => [rule, [...new Set([...placesOf(rule.message), ...placesOf(rule.remedy)])]]),
);

/** Takes note of what verdicts say instead of putting it into words, for one judging. */
export function breachKeeper(stream: StreamName): {
  readonly wording: Wording;
  /** @throws TypeError for a verdict that was not given with this wording */
  keep(breach: Verdict): KeptBreach;
} {
  const spoken = new Map<Text, Words>();
  return {
    wording(rule, parameters, values) {
      const message = { ...rule.message };
      spoken.set(message, { rule, parameters, values });
      return { message, remedy: rule.remedy };
    },
    keep(breach) {
      const words = spoken.get(breach.message);
      if (!words) throw new TypeError(`${breach.obligation}: its words were not kept`);
      return keptBreach(breach, words, stream);
    },
  };
}

function keptBreach(breach: Verdict, words: Words, stream: StreamName): KeptBreach {
  const { ruleVersion, issuer, obligation, consultant, since, dueAt, decidableAt, fixedAt, fixKnownAt, evidence } =
    breach;
  const { rule, subject, recordedLate, opportunityId } = breach;
  const kept = [
    keyOf(words.rule),
    ruleVersion,
    issuer,
    obligation.slice(rule.length),
    consultant,
    since,
    dueAt !== null && dueAt === since ? SAME : dueAt,
    decidableAt,
    fixedAt,
    fixKnownAt !== null && fixKnownAt === fixedAt ? SAME : fixKnownAt,
    recordedLate ? 1 : 0,
    evidence,
    filling(words),
  ] as const;
  const own = ownOf(stream);
  if (subject.kind === own.subject.kind && subject.id === own.subject.id && opportunityId === own.opportunityId)
    return kept;
  return [...kept, subject, opportunityId];
}

/** The verdict that was kept. @throws RangeError for a rule that the catalogue has not */
export function breachOf(stream: StreamName, kept: KeptBreach): Verdict {
  const [key, ruleVersion, issuer, obligation, consultant, since, dueAt, decidableAt, fixedAt, fixKnownAt] = kept;
  const [, , , , , , , , , , recordedLate, evidence, words] = kept;
  const rule = ruleOf.get(key);
  if (!rule) throw new RangeError(`${stream} breaks a rule that the catalogue has not: ${key}`);
  const { subject, opportunityId } = ownOf(stream);
  return {
    rule: rule.name,
    ruleVersion,
    issuer,
    subject: kept[13] ?? subject,
    opportunityId: kept[14] === undefined ? opportunityId : kept[14],
    consultant,
    obligation: `${rule.name}${obligation}`,
    since,
    dueAt: dueAt === SAME ? since : dueAt,
    decidableAt,
    fixedAt,
    fixKnownAt: fixKnownAt === SAME ? fixedAt : fixKnownAt,
    recordedLate: recordedLate === 1,
    evidence,
    ...textOf(rule, words),
    status: 'violated',
  };
}

function keyOf({ name, kind }: Pick<Worded, 'name' | 'kind'>): string {
  return `${name}/${kind}`;
}

function filling({ rule, parameters, values = parameters }: Words): Readonly<Record<string, string>> {
  const words: Record<string, string> = {};
  for (const name of places.get(rule) ?? []) {
    const value = values[name] ?? parameters[name];
    if (value !== undefined && value !== null) words[name] = String(value);
  }
  return words;
}

function ownOf(stream: StreamName): Pick<Verdict, 'subject' | 'opportunityId'> {
  const [category, id] = [categoryOf(stream), aggregateIdOf(stream)];
  const kind = category === 'demoCar' ? 'vehicle' : category === 'visit' ? 'visit' : 'opportunity';
  return { subject: { kind, id }, opportunityId: kind === 'opportunity' ? id : null };
}
