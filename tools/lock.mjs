/**
 * Completes package-lock.json; run it (`npm run lock`) after every `npm install` that changes the lockfile.
 *
 * Some packages name a binary per platform as optional dependencies. A registry that lacks those of other platforms makes
 * npm leave them out of the lockfile, and `npm ci` then refuses the lockfile as incomplete. So they are written in here,
 * with the platform that their name tells; `npm ci` skips what does not fit the machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const CPU = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`
    if (lock.packages[place] || lock.packages[`${path}/node_modules/${name}`]) continue
    const platform = platformOf(name)
    if (!platform) throw new Error(`${name} is missing from the lockfile and its name tells no platform`)
    lock.packages[place] = { version, ...platform, ...(dev ? { dev } : {}), optional: true }
    added.push(name)
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`package-lock.json: ${added.length} packages of other platforms added\n`)

function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = OS.find((candidate) => words.includes(candidate))
  const cpu = CPU.find((candidate) => words.includes(candidate))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return os && cpu && { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] }
}
