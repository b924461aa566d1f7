import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    env: { TZ: 'America/New_York', NODE_ENV: 'test' },
    // Bounds for what hangs, not for what is slow: machines of two cores run this beside other work.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Left to itself, vitest keeps one core of two for its own.
    maxWorkers: 2,
    globalSetup: ['tests/support/run-folder.ts'],
    projects: [
      { extends: true, test: { name: 'sqlite', include: ['tests/**/*.test.ts'], exclude: ['tests/engines/postgres/**'] } },
      // Every test of central runs a second time with its store on a real PostgreSQL (tests/support/central-store.ts).
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/central/**/*.test.ts', 'tests/engines/postgres/**/*.test.ts'],
          env: { CENTRAL_ENGINE: 'postgres' },
          globalSetup: ['tests/support/run-folder.ts', 'tests/support/postgres-global-setup.ts'],
        },
      },
    ],
  },
});
