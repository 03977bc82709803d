import { defineConfig } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('the tests need Node 24: PATH=$PWD/node_modules/.bin:$PATH vitest run … (npm test does so by itself)')
}

export default defineConfig({
  test: {
    include: ['{src,tools,test,browser,bench}/**/*.test.{ts,tsx}'],
    globalSetup: './test/support/setup.ts',
    pool: 'forks',
    // By itself vitest leaves one core idle.
    maxWorkers: 2,
    // A database, a browser or a child process on a busy machine of two cores takes its time.
    testTimeout: 60_000,
    // A browser or a child process can be starved once on a shared machine; a fault in the product fails twice. vitest prints every retry.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 120_000,
    allowOnly: !process.env.CI,
  },
})
