/**
 * Builds the program into `dist/<hash of the sources>/`: a finished folder is never changed, so a server that still
 * runs from it keeps its files, and two processes that build at once cannot harm each other.
 *
 * main.js           the server and the command line
 * intake-child.js   the child process that reads uploaded PDFs
 * migrations/       what is in db/migrations
 * static/           styles, fonts, pictures and browser scripts, each named with the hash of its content, and the check of a
 *                   package as one file that works without us; manifest.json maps plain name → hashed name
 */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const BUILDS_KEPT = 3

/**
 * Not bundled: packages that find their own native, wasm or data files beside themselves.
 * The rest is bundled because one file starts faster than two thousand.
 */
const EXTERNAL = [
  '@electric-sql/pglite',
  '@electric-sql/pglite/*',
  '@hyzyla/pdfium',
  '@hyzyla/pdfium/*',
  '@myriaddreamin/*',
  '@napi-rs/*',
  '@tesseract.js-data/*',
  'canvas',
  'eld',
  'eld/*',
  'esbuild',
  'pg-native',
  'tesseract.js',
  'unpdf',
  'unpdf/*',
]

const CHILD = 'src/requests/intake/reading/child.ts'

/** The folder of the build that fits the sources as they are now, whether it is there or not. */
export function currentFolder(root) {
  return join(root, 'dist', sourceHash(root))
}

function sourceHash(root) {
  const hash = createHash('sha256')
  const sources = globSync(['{src,browser,db}/**/*.*', 'tools/build.mjs', 'package-lock.json', 'tsconfig.json'], {
    cwd: root,
  })
  for (const path of sources.filter((path) => !/\.test\.tsx?$/.test(path)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

async function build(root, folder) {
  const esbuild = await import('esbuild')
  const temporary = `${folder}.${process.pid}`
  mkdirSync(temporary, { recursive: true })
  try {
    cpSync(join(root, 'db', 'migrations'), join(temporary, 'migrations'), { recursive: true })
    await buildServer(esbuild, root, temporary)
    const names = await Promise.all(
      [buildStyles, buildPictures, buildBrowser].map((part) => part(esbuild, root, temporary)),
    )
    writeFileSync(
      join(temporary, 'static', 'manifest.json'),
      `${JSON.stringify(withAlone(temporary, Object.assign({}, ...names)), null, 2)}\n`,
    )
    moveInto(temporary, folder)
  } catch (error) {
    throw new Error(`could not build: ${firstFault(error)}`, { cause: error })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  pointCurrent(root, folder)
  dropOldBuilds(root)
}

async function buildServer(esbuild, root, out) {
  const child = existsSync(join(root, CHILD)) ? { 'intake-child': join(root, CHILD) } : {}
  await esbuild.build({
    ...quietly(root),
    entryPoints: { main: join(root, 'src/main.ts'), ...child },
    outdir: out,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: EXTERNAL,
    jsx: 'automatic',
    sourcemap: 'linked',
    sourcesContent: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    // Packages in CommonJS call require, __filename and __dirname, which a module does not have.
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module'",
        'const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname',
      ].join('\n'),
    },
    plugins: [ownUrls(root)],
  })
}

/** Each `src/ui/styles/*.css` becomes one file with what it imports; its fonts and pictures lie beside it. */
function buildStyles(esbuild, root, out) {
  return buildStatic(esbuild, root, out, {
    entryPoints: globSync('src/ui/styles/*.css', { cwd: root }),
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
  })
}

/** Pictures that pages name, whether or not a style does. */
function buildPictures(esbuild, root, out) {
  return buildStatic(esbuild, root, out, {
    entryPoints: globSync('src/ui/pictures/*.*', { cwd: root }),
    loader: { '.svg': 'copy', '.png': 'copy', '.ico': 'copy' },
  })
}

/** Each `browser/*.ts` is one script; pages work without any of them. */
async function buildBrowser(esbuild, root, out) {
  const scripts = globSync('browser/*.ts', { cwd: root }).filter((path) => !/\.(test|d)\.ts$/.test(path))
  const plain = { format: 'esm', target: 'es2022' }
  const rest = scripts.filter((path) => path !== VERIFIER)
  const names = await buildStatic(esbuild, root, out, { entryPoints: rest, ...plain })
  if (!scripts.includes(VERIFIER)) return names
  const verifier = { entryPoints: [VERIFIER], ...plain, ...serverCode(root) }
  return { ...names, ...(await buildStatic(esbuild, root, out, verifier)) }
}

const VERIFIER = 'browser/verify.ts'

/** For the one script that is compiled from files of the server. */
function serverCode(root) {
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    inject: [join(root, 'browser/verify/buffer.ts')],
    plugins: [inBrowser(root)],
  }
}

/** What stands in a browser in the place of a module of Node, and of a door whose other rooms have no business there. */
const IN_BROWSER = {
  'node:crypto': 'browser/verify/crypto.ts',
  'node:zlib': 'browser/verify/zlib.ts',
  '#records': 'src/records/grant.rules.ts',
}

function inBrowser(root) {
  return {
    name: 'in-browser',
    setup(bundler) {
      const names = Object.keys(IN_BROWSER).join('|')
      bundler.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({
        path: join(root, IN_BROWSER[path]),
      }))
      // Its own sentences in forty languages: none of them is shown.
      bundler.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer, resolveDir }) =>
        importer.includes('/zod/') ? { path: join(resolveDir, '../locales/en.js') } : undefined,
      )
    },
  }
}

/** The check of a package with its script and style inside it, under a policy that lets nothing else in and nothing out. */
function withAlone(out, names) {
  if (!names['verify.js']) return names
  const read = (name) => readFileSync(join(out, 'static', names[name]), 'utf8')
  // Neither can end the element that it stands in.
  const script = read('verify.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const style = read('alone.css')
  const sum = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${sum(script)}; style-src ${sum(style)}; base-uri 'none'; form-action 'none'`
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>Waarborg</title><style>${style}</style></head><body data-verify-alone>`,
    `<script type="module">${script}</script></body></html>\n`,
  ].join('')
  const name = `verify-${createHash('sha256').update(page).digest('hex').slice(0, 8).toUpperCase()}.html`
  writeFileSync(join(out, 'static', name), page)
  return { ...names, 'verify.html': name }
}

/** Plain name → hashed name of what came out. */
async function buildStatic(esbuild, root, out, options) {
  const folder = join(out, 'static')
  mkdirSync(folder, { recursive: true })
  if (options.entryPoints.length === 0) return {}
  const named = '[name]-[hash]'
  const { metafile } = await esbuild.build({
    ...quietly(root),
    ...options,
    outdir: folder,
    entryNames: named,
    assetNames: named,
    minify: true,
    metafile: true,
  })
  return Object.fromEntries(Object.keys(metafile.outputs).map((path) => [plainName(basename(path)), basename(path)]))
}

/** `waarborg-OSHY5IJX.css` → `waarborg.css` */
function plainName(hashed) {
  return hashed.replace(/-[A-Z0-9]{8}(?=\.[a-z0-9]+$)/, '')
}

const quietly = (root) => ({
  absWorkingDir: root,
  bundle: true,
  logLevel: 'silent',
  tsconfig: join(root, 'tsconfig.json'),
})

/**
 * In the bundle, `import.meta.url` of a source file stays the address of that source file, so that a path written
 * relative to it means the same in a test and in the program. Only main.ts sees where it was built.
 */
function ownUrls(root) {
  return {
    name: 'own-urls',
    setup(bundler) {
      bundler.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        if (!path.startsWith(join(root, 'src')) || path.endsWith('/src/main.ts')) return undefined
        const text = readFileSync(path, 'utf8')
        if (!text.includes('import.meta.')) return undefined
        const own = `new URL(${JSON.stringify(`../../${relative(root, path)}`)}, import.meta.url)`
        const contents = text
          .replaceAll('import.meta.url', `${own}.href`)
          .replaceAll('import.meta.dirname', `decodeURIComponent(new URL('.', ${own}).pathname.slice(0, -1))`)
          .replaceAll('import.meta.filename', `decodeURIComponent(${own}.pathname)`)
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

function firstFault(error) {
  const fault = error.errors?.[0]
  if (!fault) return error.message
  const at = fault.location ? `${fault.location.file}:${fault.location.line}: ` : ''
  return `${at}${fault.text}`
}

/** The first of two builders wins; they made the same thing. */
function moveInto(temporary, folder) {
  try {
    renameSync(temporary, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

/** `dist/current` is for people and tools that look for the newest build. */
function pointCurrent(root, folder) {
  const link = join(root, 'dist', `current.${process.pid}`)
  rmSync(link, { force: true })
  symlinkSync(basename(folder), link)
  renameSync(link, join(root, 'dist', 'current'))
}

function dropOldBuilds(root) {
  const age = (path) => statSync(join(root, path)).mtimeMs
  const builds = globSync('dist/*/', { cwd: root }).filter((path) => /^[0-9a-f]{16}$/.test(basename(path)))
  for (const path of builds.sort((a, b) => age(b) - age(a)).slice(BUILDS_KEPT))
    rmSync(join(root, path), { recursive: true, force: true })
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const folder = currentFolder(root)
  try {
    if (!existsSync(folder)) await build(root, folder)
    process.stdout.write(`${folder}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
