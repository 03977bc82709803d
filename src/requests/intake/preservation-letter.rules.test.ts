import { expect, test } from 'vitest'
import type { Code, Finding } from './intake.rules.ts'
import { askedOfLetter } from './preservation-letter.rules.ts'

const found = (code: Code, kind = 'missing'): Finding => ({
  ...{ code, kind, effect: 'blocks', page: null, box: null, quote: null, found: null, data: {} },
})
const effects = (...findings: readonly Finding[]) =>
  askedOfLetter({ findings, facts: [], inOrder: [] }).findings.map(({ code, effect }) => `${code} ${effect}`)

test('a letter without a signature, dates or a statute can be sent, and the officer is told what is missing', () => {
  expect(
    effects(found('IN_SIGN'), found('IN_DATE_SIGN'), found('IN_DUE'), found('IN_STATUTE'), found('IN_DOCKET')),
  ).toEqual(['IN_SIGN warns', 'IN_DATE_SIGN warns', 'IN_DUE warns', 'IN_STATUTE warns', 'IN_DOCKET warns'])
})

test('what says whom it is about and to whom it is sent goes on stopping it', () => {
  expect(effects(found('IN_ID'), found('IN_ENTITY'), found('IN_PROCESS', 'differs'), found('IN_PDF_SCRIPT'))).toEqual([
    'IN_ID blocks',
    'IN_ENTITY blocks',
    'IN_PROCESS blocks',
    'IN_PDF_SCRIPT blocks',
  ])
})

test('a period is not asked for, and one that is wrong is still said', () => {
  expect(effects(found('IN_RANGE'), { ...found('IN_RANGE', 'backwards'), effect: 'warns' })).toEqual(['IN_RANGE warns'])
})
