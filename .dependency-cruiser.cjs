/** The rules of the house: who may know whom. */
const pure = '^libs/(kernel|opportunity|dealership|planning|compliance|funnel)/';
const production = '^(apps|libs|projections)/';
const tests = '\\.(spec|fixture)\\.ts$|^test/|/contract/|/testing/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-libs-know-no-node-nest-or-store',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'pure-libs-know-only-pure-libs-and-pure-packages',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { pathNot: [pure, 'node_modules/canonicalize/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'ports-know-no-adapter',
      severity: 'error',
      from: { path: '^libs/(event-store|read-store|privacy)/src/[^/]+\\.ts$', pathNot: tests },
      to: { path: '^libs/(event-store|read-store|privacy)/src/(memory|sqlite|eventstoredb|mongodb)/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^(libs|projections)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-engine-and-apps-know-adapters',
      severity: 'error',
      from: {
        path: '^(libs|projections)/',
        pathNot: ['^libs/engine/', '^libs/(event-store|read-store|privacy)/', tests],
      },
      to: { path: '^libs/(event-store|read-store|privacy)/src/(memory|sqlite|eventstoredb|mongodb)/' },
    },
    {
      name: 'a-projection-knows-no-other-projection',
      severity: 'error',
      from: { path: '^projections/([^/]+)/' },
      to: { path: '^projections/', pathNot: '^projections/$1/' },
    },
    {
      name: 'production-code-knows-no-test-code',
      severity: 'error',
      // The server for development is the one that the tests run against: whoever starts it gets what was tested.
      from: { path: production, pathNot: [tests, '^apps/cli/src/commands/dev-eventstore\\.ts$'] },
      to: { path: tests },
    },
    {
      name: 'no-unresolved-imports',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/|^test/bench/peers/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
