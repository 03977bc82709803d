import { defineConfig } from 'vitest/config'

/** Only the tests of rules: they are pure, so no database and no browser is started for each mutant. Stryker has a limit of its own for what hangs. */
export default defineConfig({ test: { include: ['src/**/*.rules.test.ts'], testTimeout: 120_000 } })
