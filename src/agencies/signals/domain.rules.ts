/**
 * What an address says by itself: its registrable domain, whose government the name claims, and whether anybody at all can have one.
 *
 * Norm    Public Suffix List (publicsuffix.org), as the package tldts carries it, with its private part: under `github.io` every name has its
 *         own owner.
 * Policy  reference 2.4: a domain is a signal tied to an agency by us, never the gate by itself.
 * Policy  free mail is a list of the services with most users; nobody's office writes from there.
 */
import { parse } from 'tldts'
import { toAscii, toUnicode } from './punycode.rules.ts'

/** A domain taken apart. `label` is the part in front of the public suffix, in the letters that people read. */
export type DomainName = Readonly<{
  domain: string
  unicode: string
  /** Null for a public suffix itself, such as `gov.uk`. */
  registrable: string | null
  label: string
  suffix: string
  /** False where the list does not know the ending. */
  listed: boolean
}>

export type MailAddress = DomainName & Readonly<{ address: string }>

export function domainNameOf(text: string): DomainName | null {
  const domain = toAscii(text)
  if (domain === null) return null
  const { domain: registrable, publicSuffix, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true })
  const suffix = publicSuffix ?? domain
  const label = registrable === null ? '' : toUnicode(registrable.slice(0, -(suffix.length + 1)))
  return { domain, unicode: toUnicode(domain), registrable, label, suffix, listed: Boolean(isIcann || isPrivate) }
}

/** Null for what is no single address. The part before the @ counts for nothing here, so it is only looked at roughly. */
export function mailAddressOf(text: string): MailAddress | null {
  const plain = text.trim()
  const at = plain.lastIndexOf('@')
  const local = plain.slice(0, at)
  if (at < 1 || plain.length > 254 || local.length > 64 || /[\s@<>(),;:\\"[\]\p{C}]/u.test(local)) return null
  const name = domainNameOf(plain.slice(at + 1))
  return name && { ...name, address: `${local.toLowerCase()}@${name.domain}` }
}

/** The domain and every name above it, nearest first: `a.b.gov.uk`, `b.gov.uk`, `gov.uk`, `uk`. */
export function namesAbove(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.map((_, at) => labels.slice(at).join('.'))
}

/** True where a domain is this one or lies below it. */
export function liesUnder(domain: string, above: string): boolean {
  return domain === above || domain.endsWith(`.${above}`)
}

const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.nl live.com live.nl live.co.uk msn.com passport.com ' +
    'yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.nl yahoo.co.in yahoo.co.jp ymail.com rocketmail.com aol.com aim.com icloud.com me.com mac.com ' +
    'proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io keemail.me gmx.com gmx.de gmx.net gmx.at gmx.ch web.de ' +
    'mail.com email.com mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru qq.com foxmail.com 163.com 126.com ' +
    'sina.com sohu.com naver.com hanmail.net daum.net kakao.com rediffmail.com zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm ' +
    'hushmail.com hey.com duck.com mozmail.com startmail.com runbox.com posteo.de mailbox.org freenet.de t-online.de arcor.de laposte.net free.fr ' +
    'orange.fr wanadoo.fr sfr.fr libero.it virgilio.it tiscali.it alice.it seznam.cz wp.pl o2.pl onet.pl interia.pl uol.com.br bol.com.br ' +
    'terra.com.br comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com virginmedia.com ' +
    'ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl home.nl casema.nl telenet.be skynet.be'
  ).split(' '),
)

export function isFreeMail({ domain, registrable }: Pick<DomainName, 'domain' | 'registrable'>): boolean {
  return FREE_MAIL.has(domain) || FREE_MAIL.has(registrable ?? '')
}

const GOVERNMENT = /(?:^|\.)(?:gov|gob|gouv|govt|gub|guv|mil)\.([a-z]{2})$/
/** Endings that only one country keeps to its government, and that anybody can have elsewhere. */
const OWN_GOVERNMENT =
  /(?:^|\.)(?:go\.(jp|kr|th|id|ke|tz|ug|cr)|gc\.(ca)|gv\.(at)|admin\.(ch)|police\.(uk)|(?:politie|overheid|rijksoverheid)\.(nl))$/
const COUNTRY_ALIAS: Readonly<Record<string, string>> = { uk: 'GB', eu: 'EU' }

/** Whose government has this ending, as a two-letter code; null for an ending that no government keeps to itself. */
export function governmentOf(domain: string): string | null {
  if (/(?:^|\.)(?:gov|mil|fed\.us)$/.test(domain)) return 'US'
  if (/(?:^|\.)gov\.(?:scot|wales)$/.test(domain)) return 'GB'
  if (/(?:^|\.)europa\.eu$/.test(domain)) return 'EU'
  const own = OWN_GOVERNMENT.exec(domain)?.slice(1).find(Boolean)
  const country = own ?? GOVERNMENT.exec(domain)?.[1]
  return country === undefined ? null : (COUNTRY_ALIAS[country] ?? country.toUpperCase())
}

const OFFICIAL_WORDS =
  /(?:^|[.-])(?:gov|govt|government|police|polizei|politie|policia|sheriff|fbi|doj|interpol|europol|justice|court|prosecutor)(?:[.-]|$)/

/** A name that speaks of government where the ending is nobody's government: `gov-requests.example`. */
export function claimsGovernment({ unicode, domain }: Pick<DomainName, 'unicode' | 'domain'>): boolean {
  return governmentOf(domain) === null && OFFICIAL_WORDS.test(unicode)
}
