/** What stands around every page: mark, language, look, strips, footer. */

import type { Look, View } from '#platform/http/view.ts'
import { LANGS, type Lang } from '#platform/words.ts'
import { formatInstant } from './dates.ts'
import { say } from './ui.words.ts'

/** Addresses that the frame of a page links to. */
export const PLACES = {
  home: '/',
  transparency: '/transparency',
  authorities: '/authorities',
  data: '/data',
  file: '/lers',
  desk: '/desk',
  clock: '/desk/clock',
  look: '/look',
  openapi: '/api/openapi.json',
  guide: '/.well-known/legal-requests.json',
  sheet: '/desk/ui',
} as const

/** Each kind of person has a door of their own; their cookie goes nowhere else. */
const DOORS = { staff: '/desk', officer: '/lers', account: '/account' } as const

/** Where to sign in from this page: at the door of the place, or where all doors are named. */
export function signInPlace(path: string): string {
  const door = Object.values(DOORS).find((place) => path === place || path.startsWith(`${place}/`))
  return `${door ?? ''}/sign-in`
}

/** Where one's own sessions stand, and from there the second factor, passkeys and tokens. */
export function ownPlace(kind: keyof typeof DOORS): string {
  return `${DOORS[kind]}/sessions`
}

export function signOutPlace(kind: keyof typeof DOORS): string {
  return `${DOORS[kind]}/sign-out`
}

/** A stamp with eight corners and a w of straight strokes. */
export function Brand({ view, place, href }: Readonly<{ view: View; place: string; href: string }>) {
  return (
    <a className="brand" href={href}>
      <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <path fill="currentColor" d="M8 0h12l8 8v12l-8 8H8l-8-8V8z" />
        <path className="w" d="M7 8v9.5L9.5 20h9L21 17.5V8M14 8v12" />
      </svg>
      <span>
        {view.provider.name} <small>{place}</small>
      </span>
    </a>
  )
}

const TONGUES: Readonly<Record<Lang, Readonly<{ short: string; rest: string }>>> = {
  nl: { short: 'NL', rest: ' Nederlands' },
  en: { short: 'EN', rest: ' English' },
}

/** This page in the other language; a link, so that it can be shared. */
export function Tongues({ view }: Readonly<{ view: View }>) {
  return (
    <nav className="tongues" aria-label={say(view.lang)('language')}>
      {LANGS.toReversed().map((lang) => {
        const { short, rest } = TONGUES[lang]
        const name = (
          <>
            {short}
            <span className="unseen">{rest}</span>
          </>
        )
        return lang === view.lang ? (
          <span key={lang} aria-current="true" lang={lang}>
            {name}
          </span>
        ) : (
          <a key={lang} href={inLanguage(view.url, lang)} lang={lang} hrefLang={lang}>
            {name}
          </a>
        )
      })}
    </nav>
  )
}

/** The same address with `?lang=`. */
export function inLanguage(url: string, lang: Lang): string {
  const [path = '/', query = ''] = url.split('?')
  const wanted = new URLSearchParams(query)
  wanted.set('lang', lang)
  return `${path}?${wanted}`
}

const LOOKS: readonly Look[] = ['system', 'light', 'dark']

/** Light, dark or as the system says; kept in a cookie by POST /look, which leads back here. */
export function LookSwitch({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <form method="post" action={PLACES.look}>
      <input type="hidden" name="back" value={view.url} />
      <fieldset>
        <legend>
          <h2>{t('footer.look')}</h2>
        </legend>
        <div className="segment">
          {LOOKS.map((look) => (
            <button key={look} type="submit" name="look" value={look} aria-pressed={view.look === look}>
              {t(`look.${look}`)}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  )
}

/** On every page of a demonstration, with its clock, which moves otherwise than the reader's. */
export function DemoStrip({ view }: Readonly<{ view: View }>) {
  if (!view.demo) return null
  const t = say(view.lang)
  const now = formatInstant(view.lang, view.now, view.zone, 'exact')
  return (
    <div className="strip strip--demo no-print" role="note">
      <div className="strip__in">
        <span>
          <b>{t('demo.what')}</b> {t('demo.invented')} {t('demo.clock', { now })}
        </span>
        {view.actor?.kind === 'staff' && <a href={PLACES.clock}>{t('demo.move')}</a>}
      </div>
    </div>
  )
}

/** The telephone that is always answered: on every page for officers, before sign-in too. */
export function EmergencyStrip({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const telephone = view.provider.emergencyTelephone
  return (
    <div className="strip" role="note">
      <div className="strip__in">
        <b>{t('emergency.ask')}</b>
        <span>
          {t('emergency.call')} <a href={`tel:${telephone.replaceAll(' ', '')}`}>{telephone}</a>
        </span>
        <span className="soft">{t('emergency.always')}</span>
      </div>
    </div>
  )
}

/** Who, where, what can be taken away, how it looks. */
export function Footer({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const { products, registration, officeEmail, pressContact } = view.provider
  const lines = [...products.meetings.address, registration].filter(Boolean)
  return (
    <footer className="footer">
      <div className="wrap">
        <div>
          <h2>{products.meetings.name}</h2>
          <p className="soft">
            {lines.map((line, index) => (
              <span key={line}>
                {index > 0 && <br />}
                {line}
              </span>
            ))}
          </p>
        </div>
        <nav aria-label={t('footer.read')}>
          <h2>{t('footer.read')}</h2>
          <ul>
            <li>
              <a href={PLACES.transparency}>{t('nav.transparency')}</a>
            </li>
            <li>
              <a href={PLACES.data}>{t('footer.data')}</a>
            </li>
            <li>
              <a href={PLACES.guide}>{t('footer.guide')}</a>
            </li>
            <li>
              <a href={PLACES.openapi}>{t('footer.openapi')}</a>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('footer.reach')}>
          <h2>{t('footer.reach')}</h2>
          <ul>
            <li>
              <a href={PLACES.authorities}>{t('nav.authorities')}</a>
            </li>
            <li>
              <a href={PLACES.file}>{t('footer.lers')}</a>
            </li>
            <li>
              <a href={`mailto:${officeEmail}`}>{t('footer.email')}</a>
            </li>
            <li>{t('footer.press', { contact: pressContact })}</li>
          </ul>
        </nav>
        <div>
          <LookSwitch view={view} />
          <p className="soft">{t('footer.runs')}</p>
        </div>
      </div>
    </footer>
  )
}
