import { speaker, wordsOf } from '#platform/words.ts'

/** Taking a decision back, or a closed case up again. */
export const words = wordsOf({
  en: {
    open: 'Take this case up again',
    text: 'It goes back to review. A package that was made is no longer handed over. A count that was reported stays; the change is listed under Report.',
    reason: 'Why',
    reasonHint: 'Another person, counsel, says yes or no. This stays inside the office.',
    button: 'Ask counsel for it',
    asked: '{who} asks to take this case up again, {when}:',
    waits: 'Counsel, another person than the one who asked, says yes or no.',
    yes: 'Take it up again',
    yesText:
      'The officer is told that we look at it again. What was decided before no longer counts. This cannot be undone.',
    no: 'Leave it as it is',
    noReason: 'Why not',
    back: 'I no longer ask for it',
    again: 'Taken up again {when}. What was decided before no longer counts.',
    done: {
      asked: 'Asked. Counsel decides on it.',
      reopened: 'The case is under review again.',
      declined: 'The case stays as it is.',
      'taken-back': 'You no longer ask for it.',
    },
    refused: {
      'under-review': 'The case is under review already.',
      'is-kept': 'What is kept here is not taken up again. Release it, or ask the agency for a new request.',
      'taken-back-by-authority':
        'The officer took this request back. Without a new request there is nothing to take up.',
      'already-asked': 'Somebody has asked for it already. Counsel decides.',
      'reason-missing': 'Say why.',
      'not-asked': 'This is no longer asked. Look at what came since.',
      'own-asking': 'You asked for it yourself. Somebody else says yes.',
      'not-own-asking': 'Only the one who asked can take it back.',
      'counsel-decides': 'Counsel decides on this.',
    },
    fact: {
      'reopening-asked': 'asked to take the case up again',
      'reopening-declined': 'left the case as it is',
      reopened: 'took the case up again',
    },
    seen: 'Taken up again by the office',
    mail: {
      asked: 'Somebody asks to take case {number} up again',
      open: 'Open the case',
      reopened: 'We look at your request {number} again',
      reopenedText:
        'We have taken up your request with docket number {docket} again. What we answered before does not count for now; a link to a package no longer works. You get a new answer.',
      openRequest: 'Open the request',
      office: '{provider} Trust Office',
    },
  },
  nl: {
    open: 'Neem deze zaak weer op',
    text: 'Zij gaat terug naar de beoordeling. Een pakket dat al is gemaakt wordt niet meer overgedragen. Een telling waarover is bericht blijft; de wijziging staat onder Rapport.',
    reason: 'Waarom',
    reasonHint: 'Een ander, een jurist, zegt ja of nee. Dit blijft binnen het bureau.',
    button: 'Vraag het de jurist',
    asked: '{who} vraagt deze zaak weer op te nemen, {when}:',
    waits: 'De jurist, een ander dan wie het vroeg, zegt ja of nee.',
    yes: 'Neem haar weer op',
    yesText:
      'De ambtenaar hoort dat wij er weer naar kijken. Wat eerder is besloten telt niet meer. Dit kan niet ongedaan worden gemaakt.',
    no: 'Laat het zoals het is',
    noReason: 'Waarom niet',
    back: 'Ik vraag het niet meer',
    again: 'Weer opgenomen {when}. Wat eerder is besloten telt niet meer.',
    done: {
      asked: 'Gevraagd. De jurist beslist erover.',
      reopened: 'De zaak wordt weer beoordeeld.',
      declined: 'De zaak blijft zoals zij is.',
      'taken-back': 'U vraagt het niet meer.',
    },
    refused: {
      'under-review': 'De zaak wordt al beoordeeld.',
      'is-kept':
        'Wat hier wordt bewaard, wordt niet opnieuw opgenomen. Geef het vrij, of vraag de instantie om een nieuw verzoek.',
      'taken-back-by-authority': 'De ambtenaar nam dit verzoek terug. Zonder nieuw verzoek valt er niets op te nemen.',
      'already-asked': 'Iemand heeft het al gevraagd. De jurist beslist.',
      'reason-missing': 'Schrijf waarom.',
      'not-asked': 'Dit wordt niet meer gevraagd. Kijk wat er sindsdien kwam.',
      'own-asking': 'U vroeg het zelf. Een ander zegt ja.',
      'not-own-asking': 'Alleen wie het vroeg kan het terugnemen.',
      'counsel-decides': 'De jurist beslist hierover.',
    },
    fact: {
      'reopening-asked': 'vroeg de zaak weer op te nemen',
      'reopening-declined': 'liet de zaak zoals zij is',
      reopened: 'nam de zaak weer op',
    },
    seen: 'Weer opgenomen door het bureau',
    mail: {
      asked: 'Iemand vraagt zaak {number} weer op te nemen',
      open: 'Open de zaak',
      reopened: 'Wij kijken opnieuw naar uw verzoek {number}',
      reopenedText:
        'Wij hebben uw verzoek met kenmerk {docket} weer opgenomen. Wat wij eerder antwoordden telt voorlopig niet; een link naar een pakket werkt niet meer. U krijgt een nieuw antwoord.',
      openRequest: 'Open het verzoek',
      office: 'Waarborgbureau {provider}',
    },
  },
})

export const say = speaker(words)
