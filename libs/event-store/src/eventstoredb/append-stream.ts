import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type ClientDuplexStream, makeGenericClientConstructor } from '@grpc/grpc-js';
import { StoreIncompatible } from '../errors.ts';
import { appendAnswer, appendMessage, COUNTED_DIGITS, type WireAppend } from './append-message.ts';
import { onArrival } from './arrivals.ts';
import { RefusedByServer } from './client-failure.ts';
import { innardsOf } from './client-innards.ts';
import { bundled } from './message-bundle.ts';

/** The appends of one client: all go through one call, and are answered in whatever order. */
export interface AppendStream {
  /**
   * @returns undefined where no answer came within so many ms
   * @throws RefusedByServer where that is the answer
   * @throws NeverSent where it did not come so far
   * @throws what the call ended with, for each append that was under way then: the next one begins another call
   */
  send(append: WireAppend, ms: number): Promise<Written | undefined>;
  /** Ends the call: appends under way are rejected. */
  cancel(): void;
}

/** Revision and position of the last event. */
export interface Written {
  readonly revision: number;
  readonly position: number;
}

/** The append never left this process, for the reason given as `cause`. */
export class NeverSent extends Error {
  constructor(cause: unknown) {
    super((cause as Error).message, { cause });
  }
}

type Call = ClientDuplexStream<readonly Buffer[], ReturnType<typeof appendAnswer>>;

/** Appends of the protocol, made and parsed by hand: the generated code takes several times as long. */
const AppendService = makeGenericClientConstructor(
  {
    batchAppend: {
      ...streamServices.StreamsService.batchAppend,
      requestSerialize: bundled,
      responseDeserialize: appendAnswer,
    },
  },
  'Appends',
);

/**
 * The deadline that goes with an append is an instant of our clock, which the server holds against its own: far enough
 * away, clocks may differ. The server has a limit of its own besides.
 */
export const SENT_DEADLINE_S = 600;

export function appendStream(client: EventStoreDBClient): AppendStream {
  let opening: Promise<OpenCall> | undefined;
  let live: OpenCall | undefined;
  let cancelled = false;

  const forget = () => {
    opening = undefined;
    live = undefined;
  };
  const open = async () => {
    try {
      const call = await openCall(client);
      live = openAppends(call, forget);
      if (cancelled) call.cancel();
      return live;
    } catch (error) {
      forget();
      throw new NeverSent(error);
    }
  };

  return {
    send(append, ms) {
      if (live) return live.send(append, ms);
      opening ??= open();
      return opening.then((call) => call.send(append, ms));
    },
    cancel() {
      cancelled = true;
      live?.cancel();
    },
  };
}

/** Asks first what the server can do, as the client does before it appends: that tells whether it is there at all. */
async function openCall(client: EventStoreDBClient): Promise<Call> {
  const innards = innardsOf(client);
  if (!(await innards.supports(streamServices.StreamsService.batchAppend))) {
    throw new StoreIncompatible('this server takes no batches of appends: EventStoreDB 23.10 or later is needed');
  }
  const start = innards.GRPCStreamCreator(AppendService, 'append', (stub) =>
    stub.batchAppend(...innards.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY })),
  );
  return (await start()) as Call;
}

type OpenCall = AppendStream;

interface Pending {
  /** When it has waited long enough, by the clock of the process. */
  readonly due: number;
  readonly resolve: (written: Written | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** @param whenOver called before anybody is told that the call has ended */
function openAppends(call: Call, whenOver: () => void): OpenCall {
  const pending = new Map<number, Pending>();
  // Servers that give ids as two numbers give the last sixteen digits as one: the count, with nothing in front of it.
  const prefix = `${randomUUID().slice(0, 18)}-0000-`;
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  let together: Buffer[] = [];
  let isOver = false;

  /** What was sent since the last turn of the event loop goes together. The window of the adapter bounds what is in memory. */
  const write = () => {
    if (isOver) return;
    call.write(together);
    together = [];
  };
  const end = (error: unknown) => {
    isOver = true;
    whenOver();
    clearTimeout(timer);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  /** One timer goes from one to the next: all wait equally long, so whoever came first is first due. */
  const look = () => {
    timer = undefined;
    const now = performance.now();
    for (const [own, { due, resolve }] of pending) {
      if (due > now) {
        timer = setTimeout(look, due - now);
        return;
      }
      pending.delete(own);
      resolve(undefined);
    }
  };
  // An answer that nobody waits for, because it came twice or too late, says nothing.
  onArrival(call, appendAnswer, ({ count: answered, answer }) => {
    const append = pending.get(answered);
    if (!append) return;
    pending.delete(answered);
    if (answer.outcome === 'written') append.resolve(answer);
    else append.reject(new RefusedByServer(answer));
  });
  call.on('error', end);
  call.on('end', () => end(new Error('the server ended the call of appends')));

  return {
    send(append, ms) {
      const own = ++count;
      const correlation = prefix + own.toString(16).padStart(COUNTED_DIGITS, '0');
      return new Promise((resolve, reject) => {
        pending.set(own, { due: performance.now() + ms, resolve, reject });
        timer ??= setTimeout(look, ms);
        if (together.length === 0) setImmediate(write);
        together.push(appendMessage(append, correlation, Math.ceil(Date.now() / 1_000) + SENT_DEADLINE_S));
      });
    },
    cancel: () => call.cancel(),
  };
}
