import { expect, test } from 'vitest'
import { LANGS, type Messages, speaker, type Words } from '#platform/words.ts'
import { words as caseWords } from './case.words.ts'
import { words as decision } from './decision.words.ts'
import { words as history } from './history.words.ts'
import { words as office } from './office.words.ts'
import { words as queue } from './queue.words.ts'

function leaves(messages: Messages, under = ''): (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as const] : leaves(value, `${under}${key}.`),
  )
}

/** A message that cannot be read breaks its page only when it is shown: here each is said once, with every value that it names. */
test.each([
  ['case', caseWords],
  ['decision', decision],
  ['history', history],
  ['office', office],
  ['queue', queue],
] as readonly (readonly [string, Words<Messages>])[])(
  'every message of %s can be said in both languages',
  (_, words) => {
    for (const lang of LANGS) {
      const say = speaker(words)(lang) as (key: string, values: Record<string, number>) => string
      for (const [key, message] of leaves(words[lang])) {
        const values = Object.fromEntries([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]))
        expect(say(key, values), `${lang} ${key}`).not.toMatch(/[{}]/)
      }
    }
  },
)
