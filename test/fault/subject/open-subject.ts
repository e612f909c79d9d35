import type { FaultLog } from './fault-log.ts';

export type SubjectName = 'store' | 'engine' | 'live' | 'careless';

/** Opens or makes the log of a kind in the folder. */
export async function openSubject(name: SubjectName, folder: string): Promise<FaultLog> {
  switch (name) {
    case 'store':
      return (await import('./store-log.ts')).openStoreLog(folder);
    case 'engine':
      return (await import('./engine-log.ts')).openEngineLog(folder);
    case 'live':
      return (await import('./live-log.ts')).openLiveLog(folder);
    case 'careless':
      return (await import('./careless-log.ts')).openCarelessLog(folder);
  }
}
