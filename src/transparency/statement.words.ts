import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'National security process of the United States',
    text: 'The law lets us speak of this in bands only (50 U.S.C. § 1874). A band does not say whether anything was received in its period. Published on {day}.',
    line: 'What',
    period: 'Period',
    band: 'Band',
    from: '{from} to {to}',
    lines: {
      letters: 'National security letters received',
      'letter-selectors': 'Customer selectors targeted by national security letters',
      'content-orders': 'Orders and directives for contents received',
      'content-selectors': 'Customer selectors targeted under those for contents',
      'record-orders': 'Orders for noncontents received',
      'record-selectors': 'Customer selectors targeted under those for noncontents',
      all: 'All national security process received',
      'all-selectors': 'All customer selectors targeted',
    },
    structures: {
      six: 'Half-yearly, six numbers in bands of 500',
      two: 'Half-yearly, two totals in bands of 250',
      'two-yearly': 'Yearly, two totals in bands of 100',
    },
  },
  nl: {
    title: 'Nationale veiligheid van de Verenigde Staten',
    text: 'De wet laat ons hierover alleen in reeksen spreken (50 U.S.C. § 1874). Een reeks zegt niet of er in haar tijdvak iets is ontvangen. Gepubliceerd op {day}.',
    line: 'Wat',
    period: 'Tijdvak',
    band: 'Reeks',
    from: '{from} tot en met {to}',
    lines: {
      letters: 'Ontvangen national security letters',
      'letter-selectors': 'Klantkenmerken waarop national security letters zijn gericht',
      'content-orders': 'Ontvangen bevelen en aanwijzingen voor inhoud',
      'content-selectors': 'Klantkenmerken waarop die voor inhoud zijn gericht',
      'record-orders': 'Ontvangen bevelen voor andere gegevens dan inhoud',
      'record-selectors': 'Klantkenmerken waarop die voor andere gegevens zijn gericht',
      all: 'Alle ontvangen stukken over nationale veiligheid',
      'all-selectors': 'Alle klantkenmerken waarop zij zijn gericht',
    },
    structures: {
      six: 'Halfjaarlijks, zes getallen in reeksen van 500',
      two: 'Halfjaarlijks, twee totalen in reeksen van 250',
      'two-yearly': 'Jaarlijks, twee totalen in reeksen van 100',
    },
  },
})

export const say = speaker(words)
