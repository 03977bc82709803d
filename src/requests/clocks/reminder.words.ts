import { speaker, wordsOf } from '#platform/words.ts'

/** The mail by which staff hear of due dates. */
export const words = wordsOf({
  en: {
    office: '{provider} Trust Office',
    subject: {
      ahead: '{n, plural, one {# answer} other {# answers}} due soon',
      'last-day': '{n, plural, one {# answer} other {# answers}} due: the last working day',
      overdue: '{n, plural, one {# answer} other {# answers}} due or overdue',
    },
    heading: { ahead: 'Due soon', 'last-day': 'Last working day', overdue: 'Overdue' },
    hours: {
      ahead: 'Half of the time is over',
      'last-day': 'A tenth of the time is left',
      overdue: 'The time is over',
    },
    subjectHours: {
      ahead: '{n, plural, one {# answer} other {# answers}} due within hours',
      'last-day': '{n, plural, one {# answer} other {# answers}} due at once',
      overdue: '{n, plural, one {# answer} other {# answers}} counted in hours overdue',
    },
    item: '{number}: {day} ({when}). {clock}',
    onceHours:
      'Of each case you are told three times at most, at any hour: half-way, near the end, and when its time is over.',
    openCase: 'Open the case',
    openQueue: 'Open the queue',
    once: 'Of each case you are told three times at most: ahead, on the last working day, and when it is overdue.',
  },
  nl: {
    office: 'Waarborgbureau van {provider}',
    subject: {
      ahead: '{n, plural, one {# antwoord} other {# antwoorden}} binnenkort nodig',
      'last-day': '{n, plural, one {# antwoord} other {# antwoorden}} nodig: de laatste werkdag',
      overdue: '{n, plural, one {# antwoord} other {# antwoorden}} nodig of te laat',
    },
    heading: { ahead: 'Binnenkort nodig', 'last-day': 'Laatste werkdag', overdue: 'Te laat' },
    hours: {
      ahead: 'De helft van de tijd is om',
      'last-day': 'Een tiende van de tijd is over',
      overdue: 'De tijd is om',
    },
    subjectHours: {
      ahead: '{n, plural, one {# antwoord} other {# antwoorden}} binnen enkele uren nodig',
      'last-day': '{n, plural, one {# antwoord} other {# antwoorden}} nu nodig',
      overdue: '{n, plural, one {# antwoord} other {# antwoorden}} in uren geteld, te laat',
    },
    item: '{number}: {day} ({when}). {clock}',
    onceHours:
      'Over elke zaak hoort u hoogstens drie keer, op elk uur: halverwege, vlak voor het einde, en als haar tijd om is.',
    openCase: 'Open de zaak',
    openQueue: 'Open de werkvoorraad',
    once: 'Over elke zaak hoort u hoogstens drie keer: vooraf, op de laatste werkdag, en als zij te laat is.',
  },
})

export const say = speaker(words)
