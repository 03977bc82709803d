import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('the tests need Node 24: PATH=$PWD/node_modules/.bin:$PATH vitest run … (npm test does so by itself)')
}

/** What takes longest begins first, so that no worker stands idle while another still walks over every page. */
const LONG = [
  'test/journeys/pages.test.ts',
  'tools/prove/mutation.test.ts',
  'src/requests/intake/check.test.ts',
  'src/ui/sheet.test.tsx',
  'test/journeys/spine.test.ts',
  'test/access.test.ts',
  'test/kill/kill.test.ts',
  'test/journeys/emergency.test.ts',
  'test/disclosure/disclosure.test.ts',
  'test/journeys/list.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((path) => moduleId.endsWith(path))
      return at === -1 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
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
    sequence: { sequencer: LongestFirst },
  },
})
