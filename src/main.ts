/** The only reader of the environment. */
import { run } from './app/cli.ts'

process.exitCode = await run({
  args: process.argv.slice(2),
  environment: process.env,
  folder: import.meta.dirname,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    }),
})
