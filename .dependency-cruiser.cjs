/** The layering of the program as a machine check (design rules 1-8). No exceptions are listed here on purpose. */
const featureDoor = '^src/(main|shared|renderer)/features/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-knows-nothing',
      comment: 'src/shared imports only itself, zod and @orpc/contract',
      severity: 'error',
      from: { path: '^src/shared', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/shared', 'node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: {
        path: '^src',
        pathNot: ['^src/main/index\\.ts$', '^src/main/shell/electron/', '^src/preload/'],
      },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'renderer-sees-shared-and-itself',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/(main|preload)' },
    },
    {
      name: 'renderer-uses-no-node',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-never-imports-screens',
      severity: 'error',
      from: { path: '^src/(main|preload)' },
      to: { path: ['^src/renderer', 'node_modules/(react|react-dom|@mantine)/'] },
    },
    {
      name: 'features-meet-at-the-door',
      comment: 'a feature of the service reaches another only through its index.ts',
      severity: 'error',
      from: { path: '^src/main/features/([^/]+)/' },
      to: {
        path: '^src/main/features/([^/]+)/',
        pathNot: ['^src/main/features/$1/', '^src/main/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/main/platform', pathNot: '^src/main/platform/rpc/router\\.ts$' },
      to: { path: featureDoor, pathNot: '^src/shared/' },
    },
    {
      name: 'database-only-in-repos',
      severity: 'error',
      from: { path: '^src', pathNot: ['\\.repo\\.ts$', '^src/main/platform/(db|store)/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/(better-sqlite3|drizzle-orm)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules import only schemas, errors, other rules and the kernel',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: ['\\.(rules|schema|errors)\\.ts$', '^src/shared/kernel/', 'node_modules/zod/'] },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: 'migrations/.*\\.ts$', pathNot: '^src/main/platform/db/' },
      to: { path: '^src/(main|renderer|shared)/features' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?raw$', '\\.css$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
