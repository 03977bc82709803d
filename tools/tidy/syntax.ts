/** Shapes of syntax that tidy.test.ts forbids, each found on the tree and not by a pattern in the text. */
import ts from 'typescript-syntax'
import { type Source, type Spot, spots } from './source.ts'

/** `any`, written out. */
export function anys(source: Source): readonly Spot[] {
  return spots(source, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined))
}

/**
 * Type assertions. `as const` is none, and a branded constructor may have one: a function whose declared result is the
 * asserted type, such as `day(text): Day`.
 */
export function assertions(source: Source): readonly Spot[] {
  return spots(source, (node) => {
    if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return undefined
    const type = node.type.getText()
    if (type === 'const' || type === declaredResult(node)) return undefined
    return `as ${type.replace(/\s+/g, ' ').slice(0, 60)}`
  })
}

function declaredResult(node: ts.Node): string | undefined {
  let above: ts.Node | undefined = node.parent
  while (above && !ts.isFunctionLike(above)) above = above.parent
  return above?.type?.getText()
}

/** Reading a clock, or making a date out of something else than a `Day` or `Instant` function. */
export function clocks(source: Source): readonly Spot[] {
  return spots(source, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date') return node.getText().slice(0, 40)
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date.now') return 'Date.now()'
    return undefined
  })
}

/** Use of a property of a global, such as `process.env` or `Math.random`. */
export function uses(source: Source, expression: string): readonly Spot[] {
  return spots(source, (node) =>
    ts.isPropertyAccessExpression(node) && node.getText() === expression ? expression : undefined,
  )
}

const SQL_CALLS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])

/** SQL: a Kysely query, or a template tagged `sql`. */
export function queries(source: Source): readonly Spot[] {
  return spots(source, (node) => {
    if (ts.isPropertyAccessExpression(node) && SQL_CALLS.has(node.name.text)) return node.name.text
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return 'sql`…`'
    return undefined
  })
}

/** `.transaction()` on anything. */
export function transactions(source: Source): readonly Spot[] {
  return spots(source, (node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'transaction'
      ? '.transaction()'
      : undefined,
  )
}

/** Classes that hold nothing and extend nothing: functions in disguise. */
export function hollowClasses(source: Source): readonly Spot[] {
  return spots(source, (node) => {
    if (!ts.isClassDeclaration(node) || node.heritageClauses) return undefined
    const holds = node.members.some((member) => ts.isPropertyDeclaration(member) || ts.isConstructorDeclaration(member))
    return holds ? undefined : `class ${node.name?.text}`
  })
}

/** Attributes that a reader sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'summary',
])
/** Elements whose text is for a machine or the same in every language. */
const CODE = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'mono'])

/** Text for people that stands in the markup itself and not in a words file. */
export function hardCodedText(source: Source): readonly Spot[] {
  return spots(source, (node) => {
    if (ts.isJsxText(node)) return isWording(node.text) && !inCode(node) ? node.text.trim().slice(0, 50) : undefined
    if (ts.isJsxAttribute(node)) return spokenAttribute(node)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent) && !inCode(node))
      return literalIn(node.expression)
    return undefined
  })
}

function spokenAttribute(node: ts.JsxAttribute): string | undefined {
  const name = node.name.getText()
  if (!SPOKEN.has(name) || !node.initializer) return undefined
  const value = node.initializer
  const found = ts.isStringLiteral(value)
    ? wording(value.text)
    : ts.isJsxExpression(value) && value.expression
      ? literalIn(value.expression)
      : undefined
  return found === undefined ? undefined : `${name}="${found}"`
}

/** Operators whose value is one of their sides, or both. */
const JOINS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
])

/** The literal that an expression shows: itself, either side of a condition, or the fixed part of a template. */
function literalIn(node: ts.Expression): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return wording(node.text)
  if (ts.isConditionalExpression(node)) return literalIn(node.whenTrue) ?? literalIn(node.whenFalse)
  if (ts.isBinaryExpression(node))
    return JOINS.has(node.operatorToken.kind) ? (literalIn(node.left) ?? literalIn(node.right)) : undefined
  if (ts.isParenthesizedExpression(node)) return literalIn(node.expression)
  if (ts.isTemplateExpression(node))
    return wording([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '))
  return undefined
}

const wording = (text: string) => (isWording(text) ? text.trim().slice(0, 50) : undefined)

/** Two letters in a row, except names that no language changes: `Waarborg`, and abbreviations such as UTC, SHA-256, PDF. */
function isWording(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word))
  return words.some((word) => !/^\W*(Waarborg|[A-Z][A-Z0-9./-]+)\W*$/.test(word))
}

function inCode(node: ts.Node): boolean {
  let above: ts.Node | undefined = node.parent
  while (above) {
    if (ts.isJsxElement(above) && CODE.has(above.openingElement.tagName.getText().toLowerCase())) return true
    above = above.parent
  }
  return false
}

/** Attributes by name, such as `style`. */
export function attributes(source: Source, names: readonly string[]): readonly Spot[] {
  return spots(source, (node) =>
    ts.isJsxAttribute(node) && names.includes(node.name.getText()) ? node.name.getText() : undefined,
  )
}
