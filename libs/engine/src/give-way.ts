import { constants, setPriority } from 'node:os';
import { platform } from 'node:process';

/**
 * Lets whoever answers go first where there is not enough of the processor for all: this thread gets about a tenth of what
 * each of the others gets. Linux counts priorities by thread; elsewhere one is of the whole process, and stays as it is.
 */
export function giveWay(): void {
  if (platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
