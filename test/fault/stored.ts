import type { Entry } from './subject/fault-log.ts';
import { openSubject, type SubjectName } from './subject/open-subject.ts';
import { faultsOf } from './verify.ts';

/** Opens the log as a process does after the fault, and says what is wrong with it. */
export async function faultsStored(
  subject: SubjectName,
  folder: string,
  acknowledged: readonly Entry[],
): Promise<string[]> {
  try {
    const { contents, viewFaults } = await foundIn(subject, folder);
    return [...faultsOf(contents, acknowledged), ...viewFaults];
  } catch (error) {
    return [`the log cannot be read: ${error}`];
  }
}

async function foundIn(subject: SubjectName, folder: string) {
  const log = await openSubject(subject, folder);
  try {
    return { contents: await log.contents(), viewFaults: (await log.viewFaults?.()) ?? [] };
  } finally {
    await log.close();
  }
}
