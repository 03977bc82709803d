/**
 * The provider's own rules of use, by which an account may be warned or closed; a demand is never such a rule.
 *
 * Law     Regulation (EU) 2022/2065 art. 14(1), (4): restrictions rest on the provider's published terms, applied diligently, objectively
 *         and proportionately.
 * Policy  the list of the provider's file counts where it has one; without it this table, in force from its date.
 * Seed    guide, "Kennisgeving aan gebruikers": the provider may act on a breach of its terms, acceptable use or policies that a request reveals.
 */
import type { Provider } from '#platform/config.ts'
import type { Day } from '#platform/time.ts'

export type OwnRule = Readonly<{ id: string; name: Readonly<{ en: string; nl: string }> }>
export type OwnRules = Readonly<{ asOf: string; rules: readonly OwnRule[] }>

const rule = (id: string, en: string, nl: string): OwnRule => ({ id, name: { en, nl } })

const USUAL: OwnRules = {
  asOf: '2026-11-22',
  rules: [
    rule(
      'disruption',
      'Breaking into or disrupting meetings of others',
      'Vergaderingen van anderen binnendringen of verstoren',
    ),
    rule('harassment', 'Harassing or threatening people', 'Mensen lastigvallen of bedreigen'),
    rule('hate', 'Hateful conduct', 'Haatdragend gedrag'),
    rule('extremism', 'Violent extremism', 'Gewelddadig extremisme'),
    rule('minors', 'Harm to minors', 'Schade aan minderjarigen'),
    rule('private-information', 'Spreading private information of others', 'Privégegevens van anderen verspreiden'),
    rule('fraud', 'Spam, phishing or deceit', 'Spam, phishing of misleiding'),
    rule('impersonation', 'Passing for somebody else', 'Zich voordoen als een ander'),
    rule('malware', 'Spreading malicious software', 'Schadelijke software verspreiden'),
    rule('goods', 'Trade in what may not be traded', 'Handel in wat niet verhandeld mag worden'),
    rule('evasion', 'Going round a measure taken before', 'Een eerdere maatregel omzeilen'),
  ],
}

export function ownRules({ acceptableUse }: Pick<Provider, 'acceptableUse'>): OwnRules {
  return acceptableUse ?? USUAL
}

/** Kinds of our own records in which a breach can be seen. */
export const RECORDS = ['account', 'meetings', 'sign-ins', 'reports', 'payments'] as const
export type RecordKind = (typeof RECORDS)[number]

export type Period = Readonly<{ from: Day; to: Day }>
