import type { Appended, Conflict, EventStore } from '#event-store';
import {
  type Clock,
  type CommandType,
  derivedId,
  type EventMeta,
  type FollowingCommand,
  isRefusal,
  type NewEvent,
  type Policy,
  type RecordedEvent,
  type Refusal,
  type StreamName,
  streamName,
  type Zone,
} from '#kernel';
import type { Codec } from '#privacy';
import type { Accepted, Command, Conflicted, Outcome } from './command.ts';
import { type Decided, type Deciding, decideOn } from './deciding.ts';
import { UnknownCommand } from './errors.ts';
import { loadFacts, type OpportunityDirectory } from './facts.ts';
import type { StreamLoader } from './stream-loader.ts';
import { streamQueue } from './stream-queue.ts';
import { emptyStream, type FirstResult, type StreamState } from './stream-state.ts';
