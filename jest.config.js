import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Published data sets that are no part of the project. Where they are missing, the run says what it leaves out. */
const realData = join(process.env.DEALTRAIL_SHARED ?? '../shared', 'data');
const leftOut = existsSync(realData) ? [] : ['\\.real-data\\.spec\\.ts$'];
if (leftOut.length > 0)
  console.warn(`*.real-data.spec.ts are NOT run: there is no ${realData}; name it in DEALTRAIL_SHARED`);

/** An import over EventStoreDB takes minutes: with the other `*.servers.spec.ts` in `npm run test:servers`. */
const takingMinutes = '\\.servers\\.real-data\\.spec\\.ts$';

/** Tests run from the TypeScript source: the `source` condition of package.json "imports" points there. */
export default {
  // Many tests wait for processes of their own: as many files at once as there are cores, or two.
  maxWorkers: Math.max(2, availableParallelism()),
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/support/leave-nothing-running.ts'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/bench/peers/', takingMinutes, ...leftOut],
  modulePathIgnorePatterns: ['/dist/'],
};
