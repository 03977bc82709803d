import { speaker, wordsOf } from '#platform/words.ts'

/** What a request would reach, before it is filed. */
export const words = wordsOf({
  en: {
    title: 'What would this request reach?',
    lead: 'Try it before you file. We apply the rules of law to your answers and look at no account: the answer is the same whether it exists or not. We note that you tried, not what.',
    asked: 'Your answers',
    product: 'Which service is it about?',
    dueOn: 'Date for a response, if the process names one',
    show: 'Show what it reaches',
    found: 'What it would reach',
    wrong: 'As it stands, the form would send it back: see the marked fields.',
    data: 'Data',
    answer: 'Answer',
    basis: 'Law',
    verdict: {
      disclose: 'Can be given',
      keep: 'Would be kept, not handed over',
      withhold: 'Would be withheld',
      needs: 'Would be withheld: it {needs}',
    },
    due: 'Due {day}. That is the date on your process, at the end of the day where this office is.',
    told: 'We tell the user, unless the law forbids it. First you have {authorityDays, plural, one {one day} other {# days}} to say why not; after the user was told we wait {days, plural, one {one day} other {# days}}, then hand over.',
    toldAtOnce:
      'We tell the user, unless the law forbids it. After that we wait {days, plural, one {one day} other {# days}}, then hand over.',
    keptOnly: 'A request to keep is not told to the user, and hands nothing over.',
    promise: 'A reviewer and a second person decide on the document itself, so the outcome can differ.',
    unread: 'Rules of {date}. They cite their law, but no lawyer has read them yet.',
    start: 'File a request',
    link: 'Try what a request would reach',
  },
  nl: {
    title: 'Wat zou dit verzoek opleveren?',
    lead: 'Probeer het voor u indient. Wij passen de rechtsregels toe op uw antwoorden en bekijken geen account: het antwoord is hetzelfde, of het nu bestaat of niet. Wij noteren dat u het probeerde, niet wat.',
    asked: 'Uw antwoorden',
    product: 'Over welke dienst gaat het?',
    dueOn: 'Datum voor een antwoord, als het stuk er een noemt',
    show: 'Toon wat het oplevert',
    found: 'Wat het zou opleveren',
    wrong: 'Zoals het er nu staat, zou het formulier het terugsturen: zie de aangegeven velden.',
    data: 'Gegevens',
    answer: 'Antwoord',
    basis: 'Wet',
    verdict: {
      disclose: 'Kan worden verstrekt',
      keep: 'Zou worden bewaard, niet verstrekt',
      withhold: 'Zou niet worden verstrekt',
      needs: 'Zou niet worden verstrekt: het {needs}',
    },
    due: 'Uiterlijk {day}. Dat is de datum op uw stuk, aan het einde van de dag waar dit bureau is.',
    told: 'Wij lichten de gebruiker in, tenzij de wet het verbiedt. Eerst hebt u {authorityDays, plural, one {één dag} other {# dagen}} om te zeggen waarom niet; nadat de gebruiker is ingelicht, wachten wij {days, plural, one {één dag} other {# dagen}} en verstrekken dan.',
    toldAtOnce:
      'Wij lichten de gebruiker in, tenzij de wet het verbiedt. Daarna wachten wij {days, plural, one {één dag} other {# dagen}} en verstrekken dan.',
    keptOnly: 'Van een verzoek om te bewaren hoort de gebruiker niets, en er wordt niets op verstrekt.',
    promise: 'Een beoordelaar en een tweede persoon beslissen op het stuk zelf; de uitkomst kan dus anders zijn.',
    unread: 'Regels van {date}. Zij noemen hun wet, maar er heeft nog geen jurist naar gekeken.',
    start: 'Een verzoek indienen',
    link: 'Proberen wat een verzoek zou opleveren',
  },
})

export const say = speaker(words)
