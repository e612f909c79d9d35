export type { BirthdaysTold } from './birthdays.ts';
export type { WorkKind } from './open-work.ts';
export { worklistProjection } from './worklist.projection.ts';
export {
  type OpenBirthdays,
  type WorkItem,
  type Worklist,
  type WorklistQuestion,
  worklistAt,
} from './worklist.query.ts';
