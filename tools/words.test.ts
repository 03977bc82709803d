/**
 * Every word of the product, in both languages: the same keys, the same values to fill in, well-formed messages, and the
 * small habits of a careful writer. Each message says what to do instead.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { root } from './root.ts'

type Messages = { readonly [key: string]: string | Messages }
type Pair = Readonly<{ key: string; en: string | undefined; nl: string | undefined }>

const files = globSync('src/**/*.words.ts', { cwd: root }).sort()

describe.each(files)('%s', (path) => {
  test('says the same things in Dutch and in English', async () => {
    const pairs = pairsOf(await wordsIn(path))
    expect(pairs.length, 'a words file exports `words = wordsOf({ en, nl })`').toBeGreaterThan(0)
    expect(pairs.flatMap(faultsOf)).toEqual([])
    const spaced = FOR_A_TERMINAL.test(path) ? [] : pairs.flatMap(spacesOf)
    expect(spaced).toEqual([])
  })
})

function faultsOf({ key, en, nl }: Pair): readonly string[] {
  if (en === undefined) return [`${key}: has no English`]
  if (nl === undefined) return [`${key}: has no Dutch`]
  const [asked, given] = [valuesOf(en), valuesOf(nl)]
  return [
    ...(en.trim() === '' || nl.trim() === '' ? [`${key}: is empty`] : []),
    ...(asked.fault || given.fault ? [`${key}: not a message: ${asked.fault ?? given.fault}`] : []),
    ...(asked.names.join() === given.names.join()
      ? []
      : [`${key}: English fills in {${asked.names.join(', ')}}, Dutch {${given.names.join(', ')}}`]),
    ...(endOf(en) === endOf(nl)
      ? []
      : [`${key}: one language ends the sentence, the other does not: “…${en.slice(-20)}” “…${nl.slice(-20)}”`]),
    ...(/\b(je|jij|jouw|jullie)\b/i.test(nl) ? [`${key}: the reader is “u” in Dutch: “${nl.slice(0, 60)}”`] : []),
  ]
}

/** Columns are lined up with spaces there. */
const FOR_A_TERMINAL = /^src\/app\/(cli|doctor)\.words\.ts$/

function spacesOf({ key, en = '', nl = '' }: Pair): readonly string[] {
  const spaced = [en, nl].filter((text) => / {2}|^ | $/.test(text))
  return spaced.map((text) => `${key}: has a space too many: “${text.slice(0, 40)}”`)
}

/** Full stop, question mark, exclamation mark, colon or ellipsis; nothing otherwise. Closing brackets and quotes do not count. */
function endOf(text: string): string {
  return /[.?!:…](?=[)\]”’"']*$)/.exec(text.trim())?.[0] ?? ''
}

function valuesOf(message: string): { names: readonly string[]; fault?: string } {
  try {
    return { names: [...new Set(namesIn(parse(message)))].sort() }
  } catch (error) {
    return { names: [], fault: error instanceof Error ? error.message : String(error) }
  }
}

function namesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.tag:
        return [element.value, ...namesIn(element.children)]
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))]
      default:
        return [element.value]
    }
  })
}

/** All exports that have the shape of words. */
async function wordsIn(path: string): Promise<readonly { en: Messages; nl: Messages }[]> {
  const module: Record<string, unknown> = await import(join(root, path))
  return Object.values(module).filter(isWords)
}

function isWords(value: unknown): value is { en: Messages; nl: Messages } {
  return typeof value === 'object' && value !== null && 'en' in value && 'nl' in value
}

function pairsOf(all: readonly { en: Messages; nl: Messages }[]): readonly Pair[] {
  return all.flatMap(({ en, nl }) => {
    const [english, dutch] = [flat(en), flat(nl)]
    return [...new Set([...english.keys(), ...dutch.keys()])].map((key) => ({
      key,
      en: english.get(key),
      nl: dutch.get(key),
    }))
  })
}

function flat(messages: Messages, prefix = ''): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}
