/** The verdict on the page, in the words and with the codes of the command line. */
import type { Lang } from '../../src/platform/words.ts'
import type { Verdict } from '../../src/requests/production/verify-core.ts'
import { answerOf, type Said, type Standard } from '../../src/requests/production/verify-lines.ts'
import { sayVerifyPage } from '../../src/requests/production/verify-page.words.ts'
import { element } from './element.ts'

const KIND = { good: 'alert alert--good', bad: 'alert alert--bad', 'could-not': 'alert alert--warn' } as const

/** `note`: what was read and how long it took. */
export function showVerdict(verdict: Verdict, lang: Lang, note: string): HTMLElement {
  const say = sayVerifyPage(lang)
  const { head, found, facts, bag } = answerOf(verdict, lang)
  const coded = [...found, ...(bag?.found ?? [])].some(({ code }) => code !== null)
  const json = element('pre', { class: 'hash', tabindex: '0' }, JSON.stringify(verdict, null, 2))
  return element(
    'div',
    { class: 'stack', 'data-verdict': verdict.verdict },
    element(
      'div',
      { class: KIND[verdict.verdict] },
      element('p', { tabindex: '-1' }, element('strong', {}, head)),
      ...listed(found),
    ),
    ...facts.map(({ text }) => element('p', { class: 'read verify__fact' }, text)),
    ...standard(bag),
    ...(coded ? [element('p', { class: 'small soft' }, say('codes'))] : []),
    element('p', { class: 'small soft' }, note),
    element(
      'details',
      { class: 'fold' },
      element('summary', { class: 'small' }, say('forPrograms')),
      element('div', { class: 'fold__in' }, json),
    ),
  )
}

function standard(bag: Standard | null): readonly HTMLElement[] {
  return bag === null ? [] : [element('p', { class: 'read' }, bag.head), ...listed(bag.found)]
}

function listed(said: readonly Said[]): readonly HTMLElement[] {
  if (said.length === 0) return []
  const item = ({ text, code }: Said) =>
    element('li', { 'data-code': code ?? undefined }, text, ...(code === null ? [] : [' ', element('code', {}, code)]))
  return [element('ul', { class: 'verify__found' }, ...said.map(item))]
}
