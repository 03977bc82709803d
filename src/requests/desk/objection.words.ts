import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'The user objects',
    when: '{when}',
    waits: 'Nothing is produced before counsel has answered.',
    forCounsel: 'Counsel answers this.',
    choice: 'Answer',
    produce: 'Produce after all, not before the user’s time is over',
    keep: 'Produce nothing and close the case',
    reason: 'Reason, for the record',
    button: 'Answer the objection',
    said: 'The objection is answered.',
    already: 'Somebody has answered this objection already.',
    answered: 'Answered: {produce, select, true {produce after all} other {nothing is produced}}',
    missing: 'Say which, and why.',
  },
  nl: {
    title: 'De gebruiker maakt bezwaar',
    when: '{when}',
    waits: 'Er wordt niets verstrekt voordat de jurist heeft geantwoord.',
    forCounsel: 'De jurist beantwoordt dit.',
    choice: 'Antwoord',
    produce: 'Toch verstrekken, niet voordat de tijd van de gebruiker om is',
    keep: 'Niets verstrekken en de zaak sluiten',
    reason: 'Reden, voor het dossier',
    button: 'Beantwoord het bezwaar',
    said: 'Het bezwaar is beantwoord.',
    already: 'Iemand heeft dit bezwaar al beantwoord.',
    answered: 'Beantwoord: {produce, select, true {toch verstrekken} other {er wordt niets verstrekt}}',
    missing: 'Zeg welk, en waarom.',
  },
})

export const say = speaker(words)
