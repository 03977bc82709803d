/**
 * Makes a fresh clone ready: the packages of the lockfile and, with `--tests`, the packages and Debian programs that
 * only checks and tests need.
 * Plain JavaScript that Node 20 can run, for at this moment nothing newer is there.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Debian package → what shows that it is there. The product itself needs none of these. */
const TEST_PROGRAMS = {
  chromium: () => onPath('chromium'),
  'postgresql-15': () => hasPostgres(15),
  'clamav-daemon': () => existsSync('/usr/sbin/clamd'),
  age: () => onPath('age'),
  gnupg: () => onPath('gpg') && onPath('gpg-agent'),
  openssl: () => onPath('openssl'),
  'poppler-utils': () => onPath('pdftoppm') && onPath('pdfsig'),
  unzip: () => onPath('unzip'),
  zip: () => onPath('zip'),
}

const forTests = process.argv.includes('--tests')
installPackages()
if (forTests) installTestPrograms()

function installPackages() {
  if (packagesFit()) return
  say('npm ci: node_modules does not fit the lockfile')
  const { NODE_ENV, npm_config_omit, npm_config_production, ...env } = process.env
  // `npm ci` removes node_modules, and with it a Node that npm put first on the path: use the one outside.
  env.PATH = outsidePath()
  const omit = forTests ? [] : ['--omit=dev']
  const done = spawnSync('npm', ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  if (done.error) giveUp(`npm could not be started: ${done.error.message}`)
  if (done.status !== 0) giveUp(`npm ci failed (exit ${done.status}); its lines above say why.`)
}

/** npm leaves a lockfile of what it really installed; packages for other platforms are rightly absent from it. */
function packagesFit() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json'))).filter(
    ([path, { dev }]) => path !== '' && (forTests || !dev),
  )
  const found = packagesIn(installed)
  return wanted.every(([path, { version, optional }]) => (found[path] ? found[path].version === version : optional))
}

function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

function installTestPrograms() {
  const missing = Object.keys(TEST_PROGRAMS).filter((name) => !TEST_PROGRAMS[name]())
  if (missing.length === 0) return
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    giveUp(`the tests need ${missing.join(', ')}. On Debian, as root: ${command}`)
  }
  say(command)
  const done = spawnSync('sh', ['-c', command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 2, 2],
  })
  const still = missing.filter((name) => !TEST_PROGRAMS[name]())
  if (done.status !== 0 || still.length > 0) giveUp(`could not install ${still.join(', ')}; the lines above say why.`)
}

function outsidePath() {
  return searchPath()
    .filter((folder) => !folder.split('/').includes('node_modules'))
    .join(delimiter)
}

function searchPath() {
  return (process.env.PATH ?? '').split(delimiter)
}

function onPath(program) {
  return searchPath().some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function hasPostgres(oldest) {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home) : []
  return versions.some((version) => Number(version) >= oldest && existsSync(join(home, version, 'bin', 'initdb')))
}

function say(line) {
  process.stderr.write(`[setup] ${line}\n`)
}

function giveUp(line) {
  say(line)
  process.exit(1)
}
