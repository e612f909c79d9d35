import { WAY } from './cell.ts';
import type { NotedStates } from './noted-states.ts';

/** All cells of one stage, or of one way between two, that lie so many days back. */
export interface CellLine {
  /** What their names begin with: all but the value. */
  readonly name: string;
  /** The same in JSON, from the quotation mark on. */
  readonly quoted: string;
  /** What the key of their document ends with: model and currency. */
  readonly ending: string;
}

/** Lines that anything was counted in, each with its place from 1 on. */
export interface CellLines {
  /** @param from slot that was left, for cells of both; 0 for cells of one stage. @param to slot */
  placeOf(from: number, to: number, lag: number): number;
  at(place: number): CellLine;
}

export function cellLines({ slots }: Pick<NotedStates, 'slots'>): CellLines {
  const lines: CellLine[] = [];
  const known: Map<number, number>[][] = [];
  return {
    placeOf(from, to, lag) {
      known[from] ??= [];
      known[from][to] ??= new Map();
      let place = known[from][to].get(lag);
      if (place === undefined) {
        const { model, currency, stage } = slots[to]!;
        const left = slots[from]?.stage;
        const name = left === undefined ? `${lag}|${stage}|` : `${WAY}${lag}|${left}|${stage}|`;
        place = lines.push({ name, quoted: JSON.stringify(name).slice(0, -1), ending: `${model}|${currency}` });
        known[from][to].set(lag, place);
      }
      return place;
    },
    at: (place) => lines[place - 1]!,
  };
}
