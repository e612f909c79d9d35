import type { Instant, Kilometres, LocalDate } from '#kernel';
import type { OrderTerms } from './events/index.ts';
import { nowhere, type Standing } from './standing.ts';
import type { FoldableEvent } from './standing-fact.ts';

/** `lapsed`: closed with its episode. Completed, cancelled and lapsed are final. */
export type ActivityStatus = 'open' | 'completed' | 'cancelled' | 'lapsed';

export interface Activity {
  readonly episode: number;
  readonly status: ActivityStatus;
  readonly dueAt?: Instant;
  readonly type?: string;
  readonly contactAt?: Instant;
  readonly outcome?: string;
  /** Hash of the recording attached last. */
  readonly recordingSha256?: string;
  readonly recordingAttached?: true;
  readonly recordingMatches?: boolean;
}

export interface TestDrive {
  readonly episode: number;
  readonly status: 'booked' | 'completed';
  readonly vehicleId?: string;
  readonly slot?: Instant;
  readonly mileageKm?: Kilometres;
  /** By the odometer where it is known, else the mileage. */
  readonly drivenKm?: number;
  readonly completedAt?: Instant;
}

export interface Order extends OrderTerms {
  readonly episode: number;
  /** The OrderPlaced event and who placed it. */
  readonly placed?: { readonly eventId: string; readonly by: string; readonly at: Instant };
  readonly vin?: string;
  readonly deliveredVin?: string;
  readonly deliveredAt?: Instant;
  readonly cancelled?: true;
}

export interface CareTaskState {
  readonly kind: string;
  /** Absent for a birthday, whose date is sealed, and for tasks that no plan holds. */
  readonly dueAt?: Instant;
  readonly completed?: true;
}

export interface Waiver {
  readonly eventId: string;
  readonly rule: string;
  readonly orderId?: string;
  readonly by: string;
  /** It lifts commands from here on. */
  readonly from: Instant;
  readonly expiresAt: Instant;
}

export interface Closure {
  readonly eventId: string;
  readonly episode: number;
  readonly by: string;
  readonly at: Instant;
  /** Owner of the opportunity then. */
  readonly consultant?: string;
}

/** An event that was folded, newest first: what a correction needs to fold the past anew. */
export interface Past {
  readonly event: FoldedEvent;
  readonly before: Past | null;
}

/** What folds keep of a recorded event; its sealed part stays behind. */
export interface FoldedEvent extends FoldableEvent {
  readonly id: string;
  readonly recordedAt: Instant;
  /** Who acted: where a service acted for somebody, that person. */
  readonly by: string;
}

/** All that decisions about an opportunity rest on. Personal fields are not in it. */
export interface OpportunityState {
  /** Absent before Created, like everything that Created brings. */
  readonly customerId?: string;
  readonly visitId?: string;
  readonly expectedPurchaseDate?: LocalDate;
  /** Whether the file has a birthday: the date itself is sealed. */
  readonly birthdayKnown: boolean;
  readonly standing: Standing;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly testDrives: ReadonlyMap<string, TestDrive>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly careTasks: ReadonlyMap<string, CareTaskState>;
  readonly waivers: readonly Waiver[];
  /** The latest loss and the latest conversion. */
  readonly lost?: Closure;
  readonly converted?: Closure;
  readonly dormant: boolean;
  /** The latest lifecycle event: none may happen before it. */
  readonly lifecycle?: { readonly at: Instant; readonly eventId: string };
  /** When it was given to somebody else, or taken back, the last time. */
  readonly handedOverAt?: Instant;
  /** When a contact came about the last time, of whichever activity. */
  readonly reachedAt?: Instant;
  /** Revisions of the events that hold the latest description and the customer's file, both sealed. */
  readonly describedIn?: number;
  readonly createdIn?: number;
  readonly past: Past | null;
}

export const noOpportunity: OpportunityState = {
  birthdayKnown: false,
  standing: nowhere,
  activities: new Map(),
  testDrives: new Map(),
  orders: new Map(),
  careTasks: new Map(),
  waivers: [],
  dormant: false,
  past: null,
};

/** Who owns the opportunity. */
export function ownerOf(state: OpportunityState): string | undefined {
  return state.standing.dimensions.consultant;
}
