/**
 * The house as a test (STYLE.md, ARCHITECTURE.md): what a linter cannot express. Each message says what to do instead.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.ts'
import { cycles, valueGraph, wayTo } from './tidy/paths.ts'
import {
  allFiles,
  type Import,
  inSrc,
  isTest,
  moduleOf,
  roleOf,
  type Source,
  type Spot,
  shipped,
} from './tidy/source.ts'
import {
  anys,
  assertions,
  attributes,
  clocks,
  hardCodedText,
  hollowClasses,
  queries,
  transactions,
  uses,
} from './tidy/syntax.ts'

const LIMITS = { fileLines: 400, testLines: 500, functionLines: 60, parameters: 4, depth: 5, suppressions: 5 }

/** A module asks only those on a lower floor. */
const FLOORS: Readonly<Record<string, number>> = {
  platform: 0,
  ui: 1,
  audit: 1,
  identity: 2,
  accounts: 3,
  agencies: 3,
  records: 4,
  requests: 5,
  transparency: 6,
  vault: 7,
  app: 8,
  demo: 8,
}

/**
 * What a file of each role may import from the project; a role not named here may import anything its floor allows.
 * A page or mail may also take components and words (`say…`) from the door of a lower module.
 */
const MAY_IMPORT: Readonly<Record<string, RegExp>> = {
  rules: /\.rules\.ts$|^src\/platform\/(time|canonical|table)\.ts$/,
  store: /\.(rules|store|tables)\.ts$|^src\/platform\//,
  words: /\.words\.ts$|^src\/platform\/words\.ts$/,
  page: /\.(rules|words)\.ts$|\.page\.tsx$|^src\/ui\/|^src\/platform\/(time|words|config)\.ts$/,
  mail: /\.(rules|words)\.ts$|\.mail\.tsx?$|^src\/ui\/|^src\/platform\/(time|words|config|mail\/.*)\.ts$/,
}

const INSTEAD: Readonly<Record<string, string>> = {
  rules: 'a rule is given what it needs: pass it in, or move the import up to the command',
  store: 'a store knows tables, rules and platform: move the decision to a rule or the call to a command',
  words: 'words are strings alone',
  page: 'a page is a function of data: let the route ask, and hand over the answer',
  mail: 'a mail is a function of data: let the command ask, and hand over the answer',
}

test('a role imports only what lies beneath it: rules < store < commands < routes, and rules < page', () => {
  const wrong = (path: string, { to, typeOnly, names }: Import) => {
    const allowed = MAY_IMPORT[roleOf(path)]
    const shows =
      /page|mail/.test(roleOf(path)) &&
      basename(to ?? '') === 'index.ts' &&
      names.every((name) => /^([A-Z]|say)/.test(name))
    return to && allowed && !typeOnly && !shows && !allowed.test(to)
  }
  expect(imports(inSrc, wrong, (path, to) => `${path} imports ${to}: ${INSTEAD[roleOf(path)]}`)).toEqual([])
  const upward = (path: string, { to, typeOnly }: Import) =>
    to && !typeOnly && roleOf(path) === 'commands' && /\.(routes|page)\.tsx?$/.test(to)
  expect(
    imports(
      inSrc,
      upward,
      (path, to) => `${path} imports ${to}: a command knows no page; return a value and let the route show it`,
    ),
  ).toEqual([])
})

test('a module asks only those on a lower floor', () => {
  const unknown = [...new Set(inSrc.map(({ path }) => moduleOf(path)))].filter((name) => FLOORS[name] === undefined)
  expect(
    unknown.map((name) => `src/${name} has no floor: give it one in tools/tidy.test.ts and ARCHITECTURE.md`),
  ).toEqual([])
  const upward = (path: string, { to }: Import) => {
    if (!to?.startsWith('src/') || moduleOf(to) === moduleOf(path)) return false
    return (FLOORS[moduleOf(to)] ?? 0) >= (FLOORS[moduleOf(path)] ?? 0)
  }
  const say = (path: string, to: string) =>
    `${path} imports ${to}: ${moduleOf(path)} is below or beside ${moduleOf(to)}; declare a port here and let app register the other with it`
  expect(imports(inSrc, upward, say)).toEqual([])
})

test('a module reaches another only through its index', () => {
  const open = new Set(['platform', 'ui'])
  const around = (path: string, { to }: Import) =>
    to?.startsWith('src/') &&
    moduleOf(to) !== moduleOf(path) &&
    !open.has(moduleOf(to)) &&
    moduleOf(to) !== 'app' &&
    basename(to) !== 'index.ts'
  expect(
    imports(
      inSrc,
      around,
      (path, to) => `${path} imports ${to}: ask #${moduleOf(to)} (its index.ts), or let it export the question`,
    ),
  ).toEqual([])
  const barrels = (path: string, { reExport, to }: Import) => reExport && to && basename(path) !== 'index.ts'
  expect(
    imports(inSrc, barrels, (path, to) => `${path} passes on ${to}: only index.ts is a door; import it where it is`),
  ).toEqual([])
})

test('what is shipped imports no test', () => {
  const testing = (_: string, { to }: Import) => to && (isTest(to) || to.startsWith('test/') || to.startsWith('tools/'))
  expect(
    imports(shipped, testing, (path, to) => `${path} imports ${to}: shipped code stands without its tests`),
  ).toEqual([])
})

test('no import cycles', () => {
  expect(cycles(valueGraph(shipped)).map((cycle) => `${cycle}: move what both need beneath both`)).toEqual([])
})

test('an officer-facing file has no way to the records', () => {
  const graph = valueGraph(inSrc)
  const entries = [...graph.keys()].filter((path) =>
    /^src\/requests\/(.*\/)?lers[^/]*\.tsx?$|^src\/requests\/filing\//.test(path),
  )
  const ways = entries.flatMap((path) => {
    const way = wayTo(graph, path, (to) => to.startsWith('src/records/'))
    return way
      ? [`${way.join(' -> ')}: an officer must not learn whether an account exists; do it in a job after acceptance`]
      : []
  })
  expect(ways).toEqual([])
})

test('the demo acts through commands, as people do', () => {
  const demo = inSrc.filter(({ path }) => /^src\/(app\/)?demo\//.test(path))
  const stored = (_: string, { to, specifier }: Import) => (to && /\.store\.ts$/.test(to)) || specifier === 'kysely'
  expect(imports(demo, stored, (path, to) => `${path} imports ${to}: call the product's own command`)).toEqual([])
  expect(at(demo, queries, 'call the product’s own command, a demo writes no row by itself')).toEqual([])
})

test('rules are pure: no clock, no randomness, no environment, no waiting', () => {
  const rules = inSrc.filter(({ path }) => roleOf(path) === 'rules')
  const outside = (_: string, { specifier }: Import) =>
    /^node:(?!crypto$|zlib$|buffer$|util$)|^(kysely|pg|hono|react)/.test(specifier)
  expect(imports(rules, outside, (path, to) => `${path} imports ${to}: a rule decides on what it is given`)).toEqual([])
  const impure =
    /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bprocess\.(env|argv|cwd|exit|hrtime|pid|platform|std|uptime)|\bawait\b|\basync\b|\bfetch\(/
  expect(lines(rules, impure, 'hand the value in')).toEqual([])
})

test('every rules file cites its source and has its own test', () => {
  const rules = inSrc.filter(({ path }) => roleOf(path) === 'rules')
  const uncited = rules.filter(({ text }) => !/^ ?\* (Law|Seed|Policy|Norm)\s+\S/m.test(text))
  expect(
    uncited.map(
      ({ path }) =>
        `${path}: head it with a line " * Law   …", " * Seed  …", " * Norm  …" or " * Policy …" that says where it comes from`,
    ),
  ).toEqual([])
  const tests = new Set(allFiles.map(({ path }) => path))
  const untested = rules.filter(({ path }) => !tests.has(path.replace(/\.rules\.tsx?$/, '.rules.test.ts')))
  expect(
    untested.map(({ path }) => `${path}: write ${basename(path).replace('.rules.', '.rules.test.')} beside it`),
  ).toEqual([])
})

test('files and functions fit on a page', () => {
  const tall = allFiles.filter(
    ({ path, text }) => text.split('\n').length - 1 > (isTest(path) ? LIMITS.testLines : LIMITS.fileLines),
  )
  expect(tall.map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines: split it by aspect`)).toEqual(
    [],
  )
  const functions = allFiles
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, functions }) => functions.map((found) => ({ path, ...found })))
  const long = functions.filter(({ lines }) => lines > LIMITS.functionLines)
  expect(
    long.map(
      ({ path, name, line, lines }) =>
        `${path}:${line} ${name} has ${lines} lines: name its steps and make them functions`,
    ),
  ).toEqual([])
  const wide = functions.filter(({ parameters }) => parameters > LIMITS.parameters)
  expect(
    wide.map(
      ({ path, name, line, parameters }) => `${path}:${line} ${name} takes ${parameters} parameters: pass one object`,
    ),
  ).toEqual([])
  const deep = allFiles.filter(({ path }) => path.split('/').length > LIMITS.depth)
  expect(deep.map(({ path }) => `${path} lies too deep: name it one folder up`)).toEqual([])
})

test('no dumping ground', () => {
  const vague = /(^|[/.-])(utils?|helpers?|common|misc|shared|types|constants)([/.-])/
  expect(
    allFiles.filter(({ path }) => vague.test(path)).map(({ path }) => `${path}: name it after what it does`),
  ).toEqual([])
})

test('types are told, not claimed', () => {
  expect(at(allFiles, anys, 'say what it is, or unknown and look')).toEqual([])
  const strict = inSrc.filter(({ path }) => !path.startsWith('src/platform/') && roleOf(path) !== 'store')
  expect(at(strict, assertions, 'parse it at the door, narrow it with a guard, or make a branded constructor')).toEqual(
    [],
  )
})

test('nothing reads a clock but platform/time.ts, and nothing the environment but main.ts', () => {
  const clockless = shipped.filter(({ path }) => path !== 'src/platform/time.ts' && !path.startsWith('browser/'))
  expect(
    at(clockless, clocks, 'take the office’s clock; read a stored instant with instant(text) of platform/time.ts'),
  ).toEqual([])
  const elsewhere = inSrc.filter(({ path }) => path !== 'src/main.ts')
  expect(at(elsewhere, (source) => uses(source, 'process.env'), 'let main.ts read it and hand it in')).toEqual([])
  expect(at(inSrc, (source) => uses(source, 'Math.random'), 'newId or newSecret of platform/ids.ts')).toEqual([])
})

test('SQL stands in stores, and a transaction is opened in one place', () => {
  const outside = inSrc.filter(({ path }) => roleOf(path) !== 'store' && !path.startsWith('src/platform/'))
  expect(at(outside, queries, 'move the query into a .store.ts')).toEqual([])
  const others = inSrc.filter(({ path }) => !path.startsWith('src/platform/'))
  expect(at(others, transactions, 'transact(office, …) of platform/office.ts is the one way in')).toEqual([])
})

test('no class that holds nothing', () => {
  expect(at(allFiles, hollowClasses, 'write functions')).toEqual([])
})

test('pages say their words from words files, and carry no style of their own', () => {
  const markup = inSrc.filter(({ path }) => path.endsWith('.tsx'))
  expect(at(markup, hardCodedText, 'put it into a .words.ts in Dutch and English')).toEqual([])
  // A mail program reads no style sheet, so mails carry their style with them.
  const pages = markup.filter(({ path }) => roleOf(path) !== 'mail')
  const styled = (source: Source) => attributes(source, ['style'])
  expect(at(pages, styled, 'the policy forbids inline style: use a class of src/ui/styles')).toEqual([])
})

test('nothing is left for later without an issue, and little is excused', () => {
  const own = allFiles.filter(({ path }) => !path.startsWith('tools/tidy'))
  expect(lines(own, /\b(TODO|FIXME|XXX|HACK)\b(?! #\d+)/, 'do it, or name its issue: TODO #12')).toEqual([])
  expect(lines(own, /@ts-(ignore|nocheck)|@ts-expect-error(?! \S)/, 'mend the type')).toEqual([])
  const excused = lines(own, /biome-ignore|oxlint-disable|eslint-disable|knip-ignore|Stryker disable/, '')
  expect(
    excused.length <= LIMITS.suppressions
      ? []
      : [`more than ${LIMITS.suppressions} excuses from the linter: mend some`, ...excused],
  ).toEqual([])
})

test('migrations go forward, each under its own number', () => {
  const names = globSync('db/migrations/*', { cwd: root }).map((path) => basename(path))
  expect(
    names
      .filter((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
      .map((name) => `${name}: name it like 0002-what-it-adds.sql`),
  ).toEqual([])
  const numbers = names.map((name) => name.slice(0, 4))
  expect(
    numbers
      .filter((number, at) => numbers.indexOf(number) !== at)
      .map((number) => `two migrations are numbered ${number}`),
  ).toEqual([])
  const back = names.filter(
    (name) =>
      /-(down|undo|revert)\b/.test(name) ||
      /^\s*--\s*down\b/im.test(readFileSync(join(root, 'db/migrations', name), 'utf8')),
  )
  expect(back.map((name) => `${name}: there is no way back; add a migration that mends`)).toEqual([])
})

function imports(
  sources: readonly Source[],
  wrong: (path: string, found: Import) => unknown,
  say: (path: string, to: string) => string,
): readonly string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((found) => wrong(path, found)).map(({ to, specifier }) => say(path, to ?? specifier)),
  )
}

function at(sources: readonly Source[], find: (source: Source) => readonly Spot[], instead: string): readonly string[] {
  return sources.flatMap((source) => find(source).map(({ line, what }) => `${source.path}:${line} ${what}: ${instead}`))
}

function lines(sources: readonly Source[], pattern: RegExp, instead: string): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    withoutComments(path, text)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}: ${instead}`] : [],
      ),
  )
}

/** In a rules file a comment may well say "no await"; elsewhere a comment is just where excuses stand. */
function withoutComments(path: string, text: string): string {
  if (roleOf(path) !== 'rules') return text
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}
