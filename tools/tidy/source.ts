/**
 * What tidy.test.ts knows of a source file: its imports, its functions, and a few shapes of syntax that the house forbids.
 * TypeScript 7 has no interface for reading syntax yet, so the parser is that of TypeScript 6 (`typescript-syntax`).
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript-syntax'
import { root } from '../root.ts'

export type Import = Readonly<{
  /** Path in the project, or null for a package. */
  to: string | null
  /** As it is written. */
  specifier: string
  typeOnly: boolean
  names: readonly string[]
  reExport: boolean
}>

export type Func = Readonly<{ name: string; line: number; lines: number; parameters: number }>
/** `what` is the offending text; `line` counts from 1. */
export type Spot = Readonly<{ line: number; what: string }>

export type Source = Readonly<{
  path: string
  text: string
  tree: ts.SourceFile
  imports: readonly Import[]
  functions: readonly Func[]
}>

export const allFiles: readonly Source[] = globSync('{src,browser,tools,test,bench}/**/*.{ts,tsx}', { cwd: root })
  .sort()
  .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)
/** What is shipped: `src` and `browser` without their tests. */
export const shipped = allFiles.filter(({ path }) => /^(src|browser)\//.test(path) && !isTest(path))
export const inSrc = shipped.filter(({ path }) => path.startsWith('src/'))

/** `triage` + `process.rules.ts` → `rules`; empty for a file without a role. */
export function roleOf(path: string): string {
  return /\.([a-z]+)\.tsx?$/.exec(path)?.[1] ?? ''
}

/** `src/requests/…` → `requests`; files right under `src/` belong to `app`. */
export function moduleOf(path: string): string {
  const parts = path.split('/')
  return parts.length > 2 ? (parts[1] ?? '') : 'app'
}

export function readSource(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  return { path, text, tree, imports: importsOf(path, tree), functions: functionsOf(tree) }
}

/** Visits every node; `skip` leaves out what is below a node. */
export function walk(node: ts.Node, visit: (node: ts.Node) => 'skip' | undefined): void {
  if (visit(node) === 'skip') return
  ts.forEachChild(node, (child) => walk(child, visit))
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

/** Every node of the file for which `pick` has something to say. */
export function spots({ tree }: Source, pick: (node: ts.Node) => string | undefined): readonly Spot[] {
  const found: Spot[] = []
  walk(tree, (node) => {
    const what = pick(node)
    if (what !== undefined) found.push({ line: lineOf(tree, node), what })
    return undefined
  })
  return found
}

function importsOf(path: string, tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = []
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      found.push(fromImport(path, node, node.moduleSpecifier.text))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const specifier = node.moduleSpecifier.text
      found.push({ to: resolve(path, specifier), specifier, typeOnly: node.isTypeOnly, names: [], reExport: true })
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteral(argument)) {
        found.push({
          to: resolve(path, argument.text),
          specifier: argument.text,
          typeOnly: false,
          names: [],
          reExport: false,
        })
      }
    }
    return undefined
  })
  return found
}

function fromImport(path: string, node: ts.ImportDeclaration, specifier: string): Import {
  const clause = node.importClause
  const bindings = clause?.namedBindings
  const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : []
  const wholeType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  const eachType = named.length > 0 && !clause?.name && named.every(({ isTypeOnly }) => isTypeOnly)
  return {
    to: resolve(path, specifier),
    specifier,
    typeOnly: wholeType || eachType,
    names: named.map(({ name, propertyName }) => (propertyName ?? name).text),
    reExport: false,
  }
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  if (specifier.startsWith('#test/')) return specifier.replace('#test/', 'test/support/')
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}${specifier.includes('/') ? '' : '/index.ts'}`
  return null
}

function functionsOf(tree: ts.SourceFile): readonly Func[] {
  const found: Func[] = []
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined
    const lines = spanOf(tree, node) - innerLines(tree, node.body)
    found.push({ name: nameOf(node), line: lineOf(tree, node), lines, parameters: node.parameters.length })
    return undefined
  })
  return found
}

/** Lines of the functions within: each is counted as itself, so that a table of handlers is as long as its lines, not as its handlers. */
function innerLines(tree: ts.SourceFile, body: ts.Node): number {
  let lines = 0
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) lines += Math.max(0, spanOf(tree, node) - 1)
    else ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return lines
}

function spanOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(tree, node)
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const parent = node.parent
  if (parent && (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))) return parent.name.getText()
  return 'function'
}
