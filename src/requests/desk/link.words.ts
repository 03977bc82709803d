import { speaker, wordsOf } from '#platform/words.ts'

/** Cases that belong together. */
export const words = wordsOf({
  en: {
    title: 'Cases that belong to this one',
    none: 'None is known.',
    found: 'This may have been filed before.',
    why: { 'same-document': 'The same document', 'same-docket': 'The same number of the same agency' },
    as: { duplicate: 'Duplicate', related: 'Related', preservation: 'Preservation' },
    by: 'linked by {who}, {when}',
    received: 'received {when}',
    unlink: 'Take the link away',
    unlinkNamed: 'Take the link to {number} away',
    add: 'Link another case',
    number: 'Case number',
    numberHint: 'Such as HLD-2026-00021.',
    kind: 'What it is to this one',
    duplicate: 'The same request, filed again',
    related: 'Another request in the same matter',
    preservation: 'Preservation and the request it waits for: nothing lapses while the other case is open',
    button: 'Link',
    said: { linked: 'The cases are linked.', unlinked: 'The link is taken away.' },
    refused: {
      'no-such-case': 'There is no case with this number. Check it in the queue.',
      itself: 'This is the case itself. Give the number of another.',
      'already-linked': 'These cases are linked already.',
      'not-linked': 'These cases are not linked.',
    },
    fact: {
      linked: 'linked {number}: {as, select, duplicate {duplicate} preservation {preservation} other {related}}',
      unlinked: 'took the link to {number} away',
    },
  },
  nl: {
    title: 'Zaken die hierbij horen',
    none: 'Er is geen bekend.',
    found: 'Dit is misschien eerder ingediend.',
    why: { 'same-document': 'Hetzelfde stuk', 'same-docket': 'Hetzelfde zaaknummer van dezelfde instantie' },
    as: { duplicate: 'Dubbel', related: 'Verwant', preservation: 'Bewaring' },
    by: 'verbonden door {who}, {when}',
    received: 'ontvangen {when}',
    unlink: 'Maak los',
    unlinkNamed: 'Maak {number} los',
    add: 'Verbind een andere zaak',
    number: 'Zaaknummer',
    numberHint: 'Zoals HLD-2026-00021.',
    kind: 'Wat zij van deze is',
    duplicate: 'Hetzelfde verzoek, nog eens ingediend',
    related: 'Een ander verzoek in dezelfde kwestie',
    preservation: 'Bewaring en het verzoek waarop zij wacht: zolang de andere zaak open is, vervalt er niets',
    button: 'Verbind',
    said: { linked: 'De zaken zijn verbonden.', unlinked: 'De zaken zijn losgemaakt.' },
    refused: {
      'no-such-case': 'Er is geen zaak met dit nummer. Zoek het op in de werkvoorraad.',
      itself: 'Dit is de zaak zelf. Geef het nummer van een andere.',
      'already-linked': 'Deze zaken zijn al verbonden.',
      'not-linked': 'Deze zaken zijn niet verbonden.',
    },
    fact: {
      linked: 'verbond {number}: {as, select, duplicate {dubbel} preservation {bewaring} other {verwant}}',
      unlinked: 'maakte {number} los',
    },
  },
})

export const say = speaker(words)
