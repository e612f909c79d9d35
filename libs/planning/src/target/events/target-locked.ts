import { defineEvent, personal } from '#kernel';

/** From here on the target changes by amendments only. */
export interface TargetLocked {
  readonly note?: string;
}

export const targetLocked = defineEvent<TargetLocked>('TargetLocked', 'target', { note: personal() }, [
  {},
  { note: '年度会议通过' },
]);
