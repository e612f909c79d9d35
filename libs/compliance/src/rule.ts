import type { Actor, EventType, Fact, FactStreams, Instant, LocalDate, RecordedEvent, Text, Zone } from '#kernel';
import type { OpportunityState } from '#opportunity';
import type { Forms } from './forms.ts';
import type { History, KnownEvent } from './history.ts';
import type { Parameter, Parameters } from './parameters.ts';
import type { Point } from './point.ts';
import type { Occasion, RuleBook, RuleInForce } from './rule-book.ts';
import type { Status, Subject } from './verdict.ts';
import type { Values, Wording } from './wording.ts';
import type { WorkCalendar } from './work-calendar.ts';

export type { Values } from './wording.ts';

interface RuleHead<P extends Parameters> {
  /** As `rulebook.md` names it. */
  readonly name: string;
  /** Rows of the dealer's document that it comes from. */
  readonly seed: string;
  /** By their names, as they hold where a rule set says nothing else. */
  readonly parameters: P;
  /** What a parameter that is a word, or a list of words, may be. */
  readonly choices?: { readonly [Name in keyof P]?: readonly string[] };
  /** What is wrong with parameters of the right kinds; undefined where nothing is. */
  faultIn?(parameters: P): Text | undefined;
  readonly message: Text;
  readonly remedy: Text;
}

/** Where a command is decided. */
export interface DecisionScene {
  /** Of the outlet. */
  readonly zone: Zone;
}

/** Facts beside the history of the subject, as they stood when what is judged was known. */
export interface Scene extends DecisionScene {
  readonly calendar: WorkCalendar;
  /** Whether obligations bind the person: the sales department, and whoever is not registered, as was known by then. */
  isSalesStaff(staffId: string, at: Instant, knownBy: Instant): boolean;
  /** Due times of the birthday tasks of a care plan, by task id: those that the edge opened. @param plan id of its event */
  birthdaysDueAt(plan: string): Readonly<Record<string, Instant>>;
  /** Whether a visit of that id was registered by then, as was known by then. */
  isVisitRegistered(visitId: string, at: Instant, knownBy: Instant): boolean;
  /** How what rules say is put into words; absent: in full, in both languages. */
  readonly wording?: Wording;
  /** How many registered sales staff there were in these dimensions; absent where nobody knows. */
  countSalesStaff?(scope: Readonly<Record<string, string>>, at: Instant, knownBy: Instant): number;
}

/** An event that happens, or that a command would make happen, before it changes anything. */
export interface Happening<Data = object, State = OpportunityState, Facts = object> {
  readonly type: string;
  readonly data: Data;
  readonly actor: Actor;
  /** Of the stream. */
  readonly id: string;
  readonly occurredAt: Instant;
  /** The decision clock; of an import that is judged, when it happened. */
  readonly now: Instant;
  /** What was recorded later is not visible; absent where nothing is recorded yet: `now`. */
  readonly recordedAt?: Instant;
  /** What the log held before it, of what had happened by then. */
  readonly state: State;
  /** What is known of other streams; of an import, what whoever judges it gives. */
  readonly facts: Partial<Facts>;
  /** All that the same append says, this event among it. */
  readonly beside: readonly Fact[];
  /** Taken over from another system: where a service brought it, nobody knows who acted there. */
  readonly imported: boolean;
  /** The events that `state` follows from, in the order in which they happened; absent where a command is judged. */
  earlier?(): readonly KnownEvent[];
  /** What had been done in the stream before it was recorded. */
  deeds(): readonly Deed[];
}

/** An event of before, and who acted: where a service acted for somebody, that person. */
export interface Deed {
  readonly event: string;
  readonly type: string;
  readonly by: string;
}

/**
 * Judged once, when an event happens. `hard`: the command that would make it happen is refused, and an import that breaks
 * it is a violation. `soft`: accepted, and a violation.
 */
export interface EventRule<P extends Parameters, Data extends object, State, Facts> extends RuleHead<P> {
  readonly kind: 'hard' | 'soft';
  /** The events that it judges. */
  readonly on: readonly EventType<Data>[];
  /** Whether a waiver may lift it, where its row in the rule set says so. */
  readonly waivable?: true;
  /** Parameters that are those of another rule, where that is in force: names of rules that have a parameter of the same name. */
  readonly borrows?: { readonly [Name in keyof P]?: string };
  /** Other streams that it looks at. Asked again with what they held, until it names nothing new. */
  facts?(
    happening: Happening<Data, State, Facts>,
    parameters: P,
    scene: DecisionScene,
  ): { readonly [Name in keyof Facts]?: FactStreams<Facts>[Name] };
  /** undefined: there is nothing to judge. */
  judge(happening: Happening<Data, State, Facts>, parameters: P, scene: Scene): Judgement | undefined;
  /** Whose breach it is; absent: the opportunity's. */
  subject?(happening: Happening<Data, State, Facts>): Subject | undefined;
}

/** A command is refused by it: what it looks at is known when the command is decided. */
export interface HardRule<P extends Parameters, Data extends object, State, Facts>
  extends EventRule<P, Data, State, Facts> {
  readonly kind: 'hard';
  judge(happening: Happening<Data, State, Facts>, parameters: P, scene: DecisionScene): Judgement | undefined;
}

export interface Judgement {
  readonly kept: boolean;
  /** Not kept so far, and no breach yet: the person is told. */
  readonly warns?: true;
  readonly values?: Values;
  /** Ids of the earlier events that it rests on. */
  readonly evidence?: readonly string[];
  /** Pointer into the command: the one place to mend, where there is one. */
  readonly at?: string;
}

/** The end of the time to do something: `inclusive` for limits counted in hours, exclusive at 24:00. */
export interface Deadline {
  readonly at: Instant;
  readonly inclusive: boolean;
}

/** Something owed from an event on. */
export interface Obligation {
  /** Unique within its rule and subject. */
  readonly key: string;
  readonly deadline: Deadline;
  /** What was done before this instant does not count; absent: before what opened it. */
  readonly after?: Instant;
  /** What is owed may turn out to be another thing until then: no breach is decided before. */
  readonly openUntil?: Instant;
  /** It has been what it is from then on; absent: from the opening on. */
  readonly knownFrom?: Instant;
  /** The same by when what made it so counts as recorded: an import that is judged, when it happened. */
  readonly countedFrom?: Instant;
  /** Ids of the events that made it what it is, beside the one that opened it: they are no evidence. */
  readonly restsOn?: readonly string[];
  /** Ids of events that mend a breach, though they are no evidence. */
  readonly mendedBy?: readonly string[];
  /** It ended in time with this event, without what was owed. */
  readonly ended?: KnownEvent;
  readonly values?: Values;
}

/** What is known at a point of a subject. */
export interface Account {
  /** Events of a type, in the order of recording. */
  entered(type: string): readonly Forms[];
  /** What a rule works out of it for all that it opens, once. @param parameters whose it is: each rule has its own */
  once<Value>(parameters: object, workOut: () => Value): Value;
  /** Whether an event of it is a late entry into an episode that had ended: it takes the place of none. */
  opensNothing(event: RecordedEvent): boolean;
}

/** An obligation with a deadline and evidence. */
export interface DueRule<P extends Parameters, Opening extends object> extends RuleHead<P & LateEntry> {
  readonly kind: 'due';
  readonly of?: undefined;
  /** The events that open it. */
  readonly on: readonly EventType<Opening>[];
  /** What it opens. */
  opens(
    opening: KnownEvent & { readonly data: Opening },
    account: Account,
    parameters: P & LateEntry,
    scene: Scene,
  ): readonly Obligation[];
  /** Whether an event is evidence, its time aside. @param known what it is among */
  meets(event: KnownEvent, obligation: Obligation, parameters: P & LateEntry, known: readonly KnownEvent[]): boolean;
  /** When what is owed was done, by an event that is evidence; absent: when that happened. */
  doneAt?(event: KnownEvent, obligation: Obligation, parameters: P & LateEntry, known: readonly KnownEvent[]): Instant;
  /** Whether it lapses where the opportunity is won or lost in time. */
  readonly lapses?: true;
  /** Its due time is personal: it is judged where the edge opened it, and no breach is recorded of it. */
  readonly sealed?: true;
}

/** What is known of an outlet beside its own stream, each in the order of recording. */
export interface OutletFiles {
  readonly outlet: string;
  /** Events of forecasts of any outlet. */
  readonly forecasts: History;
  /** Events of weekly demands of any outlet. */
  readonly demands: History;
  /** Each of an opportunity that is the outlet's, or was. */
  readonly opportunities: readonly History[];
}

/** How an outlet's obligation stands at a point. */
export interface OutletFinding {
  readonly inForce: RuleInForce;
  /** Unique within its rule and outlet. */
  readonly key: string;
  readonly deadline: Deadline;
  readonly status: Status;
  readonly decidableAt: Instant | null;
  /** What mended it. */
  readonly fixing?: RecordedEvent;
  readonly evidence: readonly string[];
  readonly values: Values;
}

/** An obligation of an outlet, opened by its calendar. */
export interface OutletRule<P extends Parameters> extends RuleHead<P & LateEntry> {
  readonly kind: 'due';
  readonly of: 'outlet';
  /** @param inForceOn the version that binds on an occasion, as was known by then */
  find(
    files: OutletFiles,
    point: Point,
    inForceOn: (occasion: Occasion) => RuleInForce | undefined,
    scene: Scene,
    book: RuleBook,
  ): readonly OutletFinding[];
}

export interface LateEntry {
  /** Hours beyond the deadline within which evidence may still be recorded. */
  readonly lateEntryHours: number;
  readonly [name: string]: Parameter;
}

/** Must hold at every local day close. */
export interface StateRule<P extends Parameters, State> extends RuleHead<P & LateEntry> {
  readonly kind: 'state';
  /** Whose state it is; absent: the opportunity's. */
  readonly of?: 'vehicle' | 'consultant';
  /** The first day at whose close it fails if nothing changes any more; undefined: it never does. */
  failsFrom(state: State, parameters: P & LateEntry, scene: Scene): Failing | undefined;
}

export interface Failing {
  readonly day: LocalDate;
  readonly values?: Values;
}

/** What is counted, or whom the other rules bind: it is in force, has parameters, and nobody breaks it. */
export interface FigureRule<P extends Parameters>
  extends Pick<RuleHead<P>, 'name' | 'seed' | 'parameters' | 'choices' | 'faultIn'> {
  readonly kind: 'report' | 'scope';
}

export const LATE_ENTRY: LateEntry = { lateEntryHours: 24 };

/** Of whatever parameters, events and states: a catalogue holds them all, and gives each what its own kind takes. */
export type AnyEventRule = EventRule<Parameters, object, unknown, object>;
export type AnyHardRule = HardRule<Parameters, object, unknown, object>;
export type AnyDueRule = DueRule<Parameters, object>;
export type AnyStateRule = StateRule<Parameters, unknown>;
export type AnyOutletRule = OutletRule<Parameters>;
export type Rule = AnyEventRule | AnyDueRule | AnyStateRule | AnyOutletRule | FigureRule<Parameters>;
