/** The check as one file on a disk: it makes its own page, in the language of the browser or the other. */
import { LANGS, type Lang } from '../../src/platform/words.ts'
import { sayVerifyPage } from '../../src/requests/production/verify-page.words.ts'
import { element } from './element.ts'
import { showForm } from './form.ts'

const TONGUES: Readonly<Record<Lang, string>> = { en: 'English', nl: 'Nederlands' }

export function standAlone(page: Document, lang: Lang = /^nl\b/i.test(navigator.language) ? 'nl' : 'en'): void {
  const say = sayVerifyPage(lang)
  page.documentElement.lang = lang
  page.title = say('title')
  const place = element('div')
  const tongues = LANGS.map((other) => {
    const button = element(
      'button',
      { type: 'button', lang: other, 'aria-pressed': String(other === lang) },
      TONGUES[other],
    )
    button.addEventListener('click', () => standAlone(page, other))
    return button
  })
  const heading = element('h1', {}, say('title'))
  page.body.replaceChildren(
    element('main', {}, element('p', { class: 'tongues' }, ...tongues), heading, element('p', {}, say('lead')), place),
  )
  showForm(place)
}
