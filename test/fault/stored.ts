import type { Entry, StoredEntry } from './subject/fault-log.ts';
import { openSubject, type SubjectName } from './subject/open-subject.ts';
import { faultsOf } from './verify.ts';

/** Opens the log as a process does after the fault, and says what is wrong with it. */
export async function faultsStored(
  subject: SubjectName,
  folder: string,
  acknowledged: readonly Entry[],
): Promise<string[]> {
  try {
    return faultsOf(await contentsOf(subject, folder), acknowledged);
  } catch (error) {
    return [`the log cannot be read: ${error}`];
  }
}

async function contentsOf(subject: SubjectName, folder: string): Promise<readonly StoredEntry[]> {
  const log = await openSubject(subject, folder);
  try {
    return await log.contents();
  } finally {
    await log.close();
  }
}
