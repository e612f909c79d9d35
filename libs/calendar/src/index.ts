export * from './chinese-work-calendar.ts';
