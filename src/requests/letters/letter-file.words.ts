import { speaker, wordsOf } from '#platform/words.ts'

/** Letters as documents: the lines above one, and where they are found. */
export const words = wordsOf({
  en: {
    to: 'To',
    case: 'Case',
    date: 'Date',
    page: 'Page',
    title: 'Letters',
    none: 'No letter has been sent yet.',
    lead: 'Each as it was sent, as PDF/A. The file is made when somebody first asks for it and kept from then on.',
    yours: 'What we wrote to you, word for word, as PDF/A to keep.',
    sent: 'Sent',
    subject: 'Letter',
    reader: 'To whom',
    officer: 'Officer',
    user: 'User',
    unknown: 'There is no such letter',
    unknownText: 'It may belong to another request, or the address is not complete.',
  },
  nl: {
    to: 'Aan',
    case: 'Zaak',
    date: 'Datum',
    page: 'Blad',
    title: 'Brieven',
    none: 'Er is nog geen brief verstuurd.',
    lead: 'Elk zoals hij is verstuurd, als PDF/A. Het bestand wordt gemaakt als iemand er het eerst om vraagt, en daarna bewaard.',
    yours: 'Wat wij u schreven, woord voor woord, als PDF/A om te bewaren.',
    sent: 'Verstuurd',
    subject: 'Brief',
    reader: 'Aan wie',
    officer: 'Ambtenaar',
    user: 'Gebruiker',
    unknown: 'Deze brief is er niet',
    unknownText: 'Misschien hoort hij bij een ander verzoek, of is het adres niet compleet.',
  },
})

export const say = speaker(words)
