import type { TimedCommand } from '../timed-command.ts';

/** A command that a hard rule refuses: nothing of it is stored, and nothing is broken by it. */
export interface PlantedRefusal {
  readonly rule: string;
  readonly command: TimedCommand;
}
