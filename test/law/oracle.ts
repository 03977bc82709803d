/**
 * The second opinion on every cell of process × class × jurisdiction × consent × emergency, written by hand from the statutes.
 * This file imports nothing. One letter per class, in the order existence, subscriber, non-content, content:
 * y(es), c(ounsel decides), n(o). A jurisdiction that is not named gets nothing. The issuer is the best one the instrument knows.
 */
export const CLASSES = ['existence', 'subscriber', 'non-content', 'content'] as const
export const JURISDICTIONS = ['us', 'own', 'eu', 'agreement', 'other', 'private'] as const
type Where = (typeof JURISDICTIONS)[number]

/** Who signs in the cell: the widest issuer of the instrument. */
export const ISSUER: Readonly<Record<string, string>> = {
  'us-subpoena-administrative': 'authority',
  'us-telemarketing-request': 'authority',
  'us-national-security-letter': 'fbi',
  'us-fisa-content': 'fisa-court',
  'us-fisa-non-content': 'fisa-court',
  'owner-consent': 'account-owner',
  'legal-assistance-treaty': 'central-authority',
  'letters-rogatory': 'central-authority',
  'cloud-act-order': 'central-authority',
  'informal-request': 'anyone',
  'general-question': 'anyone',
  'expert-testimony': 'anyone',
  'civil-process': 'anyone',
}

/** By the process alone. */
export const BY_PROCESS: Readonly<Record<string, Partial<Record<Where, string>>>> = {
  'us-subpoena-administrative': { us: 'yynn' },
  'us-subpoena-grand-jury': { us: 'yynn' },
  'us-subpoena-trial': { us: 'yynn' },
  'us-telemarketing-request': { us: 'yynn' },
  'us-court-order-2703d': { us: 'yyyn' },
  'us-court-order-other': {},
  'us-search-warrant': { us: 'yyyy' },
  'us-backup-2704': {},
  'us-preservation': {},
  'us-pen-register': {},
  'us-wiretap': {},
  'us-national-security-letter': { us: 'yynn' },
  'us-fisa-content': { us: 'cccc' },
  'us-fisa-non-content': { us: 'cccn' },
  'us-emergency': {},
  'foreign-emergency': {},
  'owner-consent': {},
  'legal-assistance-treaty': {},
  'letters-rogatory': {},
  'cloud-act-order': { agreement: 'cccc' },
  'uk-production-order': { agreement: 'cccc' },
  // Brazil has no row in the policy table; Germany and the Netherlands have their own instruments, so counsel reads this one.
  'foreign-preservation': {},
  'foreign-order': { own: 'ccnn', eu: 'ccnn', agreement: 'yycn' },
  'eu-production-order': { eu: 'yyyy' },
  'eu-preservation-order': {},
  'nl-126na': { own: 'yynn' },
  'nl-126nc': { own: 'yynn' },
  'nl-126n': { own: 'yycn' },
  'nl-126nd': { own: 'yycn' },
  'nl-126ne': {},
  'nl-126ng': { own: 'yycc' },
  'nl-126ni': {},
  'access-restriction': {},
  'dsa-information-order': { own: 'yycn', eu: 'yycn' },
  'informal-request': {},
  'general-question': {},
  'expert-testimony': {},
  'civil-process': {},
}

/** Consent of the (remote computing) subscriber to everything: never more than a question to counsel, never for a private party. */
const BY_CONSENT: Record<Where, string> = {
  us: 'cccc',
  own: 'cccc',
  eu: 'cccc',
  agreement: 'cccc',
  other: 'cccc',
  private: 'nnnn',
}
/** 2702(b)(8), (c)(4) for the United States; 2702(c)(6) and the policy of the country for others; contents for no other. */
const BY_EMERGENCY: Record<Where, string> = {
  us: 'yycc',
  own: 'yynn',
  eu: 'yynn',
  agreement: 'yynn',
  other: 'nnnn',
  private: 'nnnn',
}

const wider = (a: string, b: string) =>
  [...a].map((letter, n) => 'ncy'[Math.max('ncy'.indexOf(letter), 'ncy'.indexOf(b[n] ?? 'n'))]).join('')

/** The four letters of a cell row. */
export function expectedOf(process: string, where: Where, consent: boolean, emergency: boolean): string {
  const alone = BY_PROCESS[process]?.[where] ?? 'nnnn'
  const agreed = consent ? wider(alone, BY_CONSENT[where]) : alone
  const urgent = emergency || process === 'us-emergency' || process === 'foreign-emergency'
  return urgent ? wider(agreed, BY_EMERGENCY[where]) : agreed
}
