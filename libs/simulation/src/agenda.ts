import type { Instant } from '#kernel';
import type { Scripted } from './script.ts';
import type { TimedCommand } from './timed-command.ts';

/** Commands that wait for their turn: by `recordedAt`, equal ones in the order in which they were added. */
export interface Agenda {
  add(command: Scripted): void;
  /** Takes those entered before an instant. An odometer is read as a car's turn comes. */
  before(instant: Instant): Generator<TimedCommand>;
}

interface Waiting {
  readonly command: Scripted;
  readonly turn: number;
}

export function newAgenda(): Agenda {
  const heap: Waiting[] = [];
  let turns = 0;
  return {
    add(command) {
      heap.push({ command, turn: turns });
      turns += 1;
      rise(heap, heap.length - 1);
    },
    *before(instant) {
      for (let first = heap[0]; first && first.command.recordedAt < instant; first = heap[0]) {
        const last = heap.pop() as Waiting;
        if (heap.length > 0) {
          heap[0] = last;
          sink(heap);
        }
        yield withOdometer(first.command);
      }
    },
  };
}

function withOdometer({ odometer, ...command }: Scripted): TimedCommand {
  if (!odometer) return command;
  const { car, drivenTenths } = odometer;
  car.odometer += drivenTenths;
  return { ...command, data: { ...command.data, odometerKm: car.odometer / 10 } };
}

function isEarlier(a: Waiting, b: Waiting): boolean {
  if (a.command.recordedAt !== b.command.recordedAt) return a.command.recordedAt < b.command.recordedAt;
  return a.turn < b.turn;
}

function rise(heap: Waiting[], from: number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isEarlier(heap[at] as Waiting, heap[parent] as Waiting)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Waiting[]): void {
  for (let at = 0; ; ) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      const waiting = heap[child];
      if (waiting && isEarlier(waiting, heap[least] as Waiting)) least = child;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: Waiting[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] as Waiting, heap[a] as Waiting];
}
