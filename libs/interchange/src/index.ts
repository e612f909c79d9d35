export * from './import-error.ts';
export * from './import-report.ts';
export * from './imported-history.ts';
export type { MavenFiles } from './maven/maven-files.ts';
export { type Imported, type MavenOptions, readMaven } from './maven/read-maven.ts';
