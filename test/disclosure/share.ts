/** One share of a full proof, in a process of its own: what it is to run comes as a message, what it found goes back as one. */
import { freshPglite, freshPostgres, type Outcome, runCombinations } from './combinations.ts'

export type Share = Readonly<{
  seed: number
  howMany: number
  kept: boolean
  /** Address of a database `NAME` on a running server; null for the embedded one. */
  server: string | null
}>
export type Said = Readonly<{ kind: 'so-far'; done: number }> | Readonly<{ kind: 'found'; outcome: Outcome }>

const say = (said: Said) => process.send?.(said)

process.once('message', (share: Share) => {
  const { server, ...asked } = share
  const database = server === null ? freshPglite : freshPostgres((name) => server.replace('NAME', name))
  runCombinations({ ...asked, database, report: (done) => say({ kind: 'so-far', done }) }).then(
    (outcome) => process.send?.({ kind: 'found', outcome }, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      process.exit(1)
    },
  )
})
