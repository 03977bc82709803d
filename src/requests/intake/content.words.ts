/** What the findings about addressee, instrument, dates and identifiers say: what is wrong, and how to mend it. */
import { wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    IN_LANG: {
      any: {
        what: 'It is not in English. We read it as {language}.',
        mend: 'Add a full English translation in the same PDF.',
      },
    },
    IN_ENTITY: {
      'other-product': {
        what: 'It is addressed to {found}.',
        mend: 'For this product the addressee is {entity}, {address}.',
      },
      'other-company': {
        what: 'It is addressed to another company: {found}.',
        mend: 'Address it to {entity}, {address}.',
      },
    },
    IN_ENTITY_MISSING: {
      any: { what: 'It does not name our company as the addressee.', mend: 'Address it to {entity}, {address}.' },
    },
    IN_ADDR: {
      'po-box': { what: 'It is addressed to a PO box.', mend: 'Write: {address}.' },
      other: { what: 'The address is not ours.', mend: 'Write: {address}.' },
      missing: { what: 'Our address is not in it.', mend: 'Write below the company name: {address}.' },
    },
    IN_PROCESS: {
      differs: {
        what: 'The document is {found}; the form says {declared}.',
        mend: 'Choose the process that the document is, or send the document that the form names.',
      },
      unknown: {
        what: 'We do not see which legal process this is.',
        mend: 'Put the kind of process in its title, for example “Grand Jury Subpoena”.',
      },
      unclear: {
        what: 'It is a subpoena, but not of which kind.',
        mend: 'Say in its title whether it is an administrative, grand jury or trial subpoena.',
      },
    },
    IN_DATE_SIGN: {
      missing: {
        what: 'The date of signature is missing.',
        mend: 'Let the authorising official write the date beside the signature.',
      },
      differs: {
        what: 'It is dated {date}; the form says {declared}.',
        mend: 'Write the date of the document in the form.',
      },
    },
    IN_SIGN: {
      any: {
        what: 'We find no signature of the authorising official.',
        mend: 'Let the official sign it, with name and office below.',
      },
    },
    IN_DUE: {
      missing: {
        what: 'It does not say by when an answer is needed.',
        mend: 'Add a due date, for example “on or before 30 November 2026”.',
      },
      past: {
        what: 'The due date, {date}, has passed.',
        mend: 'Have it issued again with a due date after {today}.',
      },
      differs: {
        what: 'It asks for an answer by {date}; the form says {declared}.',
        mend: 'Write the due date of the document in the form.',
      },
    },
    IN_DOCKET: {
      missing: {
        what: 'It has no case or docket number.',
        mend: 'Add the number under which the case is known, for example “Case No. GJ-26-1183”.',
      },
      'not-there': {
        what: 'The number {declared} from the form is not in it.',
        mend: 'Add the number to the document, or correct it in the form.',
      },
      differs: {
        what: 'It has number {found}; the form says {declared}.',
        mend: 'Write the number of the document in the form.',
      },
    },
    IN_STATUTE: {
      missing: {
        what: 'It cites no statute.',
        mend: 'Cite the statute under which it is issued and the offence that is investigated.',
      },
      unfit: {
        what: 'It cites {statute} only. That is for another kind of process.',
        mend: 'Cite what authorises this one: for a subpoena 18 U.S.C. § 2703(c)(2) and its own statute, for an order § 2703(d), for a warrant § 2703(a).',
      },
      authority: {
        what: 'It cites {statute} but not the statute that lets the agency issue it.',
        mend: 'An administrative subpoena must be authorised by a federal or state statute: add its citation.',
      },
      differs: {
        what: 'The statute of the form, {declared}, is not in it.',
        mend: 'Write the statutes of the document in the form. In it we read {statute}.',
      },
      unnamed: {
        what: 'The article of the form, {declared}, was not found in it.',
        mend: 'Name in the form the article on which the document says it rests, as it is written there.',
      },
    },
    IN_ID: {
      missing: {
        what: 'It names no account, meeting or telephone number.',
        mend: 'Add at least one: the account’s e-mail address, a meeting number with its time, or a telephone number.',
      },
      differs: {
        what: '{declared} from the form is not in it.',
        mend: 'Add it to the document, or take it out of the form.',
      },
      'scan-missing': {
        what: 'On the scan we read no account, meeting or telephone number.',
        mend: 'If one stands there, nothing to mend: a person looks at the page. If not, add one.',
      },
      'scan-differs': {
        what: 'We did not read {declared} from the form on the scan.',
        mend: 'If it stands there, nothing to mend: a person looks at the page. If not, add it, or take it out of the form.',
      },
    },
    IN_TIME_UTC: {
      missing: {
        what: 'The meeting number stands without date and time.',
        mend: 'Add when the meeting began, in UTC, for example “14 September 2026, 13:00 UTC”. Numbers are used again.',
      },
      zone: {
        what: 'The time of the meeting is not in UTC.',
        mend: 'Write it in UTC, for example “13:00 UTC” for 9:00 a.m. Eastern summer time.',
      },
      'no-zone': {
        what: 'The time of the meeting has no time zone.',
        mend: 'Write it in UTC, for example “14 September 2026, 13:00 UTC”.',
      },
    },
    IN_AGENCY: {
      any: {
        what: '{agency} from the form is not in it.',
        mend: 'Choose the agency that the document names, or say in the form how the two belong together.',
      },
    },
    IN_FUTURE: { any: { what: 'It is dated {date}, which is after today.', mend: 'Correct the date of signature.' } },
  },
  nl: {
    IN_LANG: {
      any: {
        what: 'Het is niet in het Engels. Wij lezen het als {language}.',
        mend: 'Voeg een volledige Engelse vertaling toe in dezelfde pdf.',
      },
    },
    IN_ENTITY: {
      'other-product': {
        what: 'Het is gericht aan {found}.',
        mend: 'Voor dit product is de geadresseerde {entity}, {address}.',
      },
      'other-company': {
        what: 'Het is gericht aan een ander bedrijf: {found}.',
        mend: 'Richt het aan {entity}, {address}.',
      },
    },
    IN_ENTITY_MISSING: {
      any: { what: 'Ons bedrijf staat er niet in als geadresseerde.', mend: 'Richt het aan {entity}, {address}.' },
    },
    IN_ADDR: {
      'po-box': { what: 'Het is gericht aan een postbus.', mend: 'Schrijf: {address}.' },
      other: { what: 'Het adres is niet het onze.', mend: 'Schrijf: {address}.' },
      missing: { what: 'Ons adres staat er niet in.', mend: 'Schrijf onder de bedrijfsnaam: {address}.' },
    },
    IN_PROCESS: {
      differs: {
        what: 'Het document is {found}; het formulier zegt {declared}.',
        mend: 'Kies de procedure die het document is, of stuur het document dat het formulier noemt.',
      },
      unknown: {
        what: 'Wij zien niet welk juridisch stuk dit is.',
        mend: 'Zet de soort in de titel, bijvoorbeeld “Grand Jury Subpoena”.',
      },
      unclear: {
        what: 'Het is een subpoena, maar niet van welke soort.',
        mend: 'Zet in de titel of het een administrative, grand jury of trial subpoena is.',
      },
    },
    IN_DATE_SIGN: {
      missing: {
        what: 'De datum van ondertekening ontbreekt.',
        mend: 'Laat de bevoegde functionaris de datum bij de handtekening zetten.',
      },
      differs: {
        what: 'Het is gedateerd {date}; het formulier zegt {declared}.',
        mend: 'Zet de datum van het document in het formulier.',
      },
    },
    IN_SIGN: {
      any: {
        what: 'Wij vinden geen handtekening van de bevoegde functionaris.',
        mend: 'Laat de functionaris het ondertekenen, met naam en functie eronder.',
      },
    },
    IN_DUE: {
      missing: {
        what: 'Er staat niet in wanneer antwoord nodig is.',
        mend: 'Voeg een uiterste datum toe, bijvoorbeeld “on or before 30 November 2026”.',
      },
      past: {
        what: 'De uiterste datum, {date}, is voorbij.',
        mend: 'Laat het opnieuw uitvaardigen met een datum na {today}.',
      },
      differs: {
        what: 'Het vraagt antwoord vóór {date}; het formulier zegt {declared}.',
        mend: 'Zet de uiterste datum van het document in het formulier.',
      },
    },
    IN_DOCKET: {
      missing: {
        what: 'Er staat geen zaaknummer in.',
        mend: 'Voeg het nummer toe waaronder de zaak bekend is, bijvoorbeeld “Case No. GJ-26-1183”.',
      },
      'not-there': {
        what: 'Nummer {declared} uit het formulier staat er niet in.',
        mend: 'Zet het nummer in het document, of verbeter het in het formulier.',
      },
      differs: {
        what: 'Het heeft nummer {found}; het formulier zegt {declared}.',
        mend: 'Zet het nummer van het document in het formulier.',
      },
    },
    IN_STATUTE: {
      missing: {
        what: 'Het noemt geen wetsartikel.',
        mend: 'Noem het artikel waarop het steunt en het strafbare feit dat u onderzoekt.',
      },
      unfit: {
        what: 'Het noemt alleen {statute}. Dat is voor een ander soort stuk.',
        mend: 'Noem het artikel waarop dit stuk steunt: voor een subpoena 18 U.S.C. § 2703(c)(2) en de eigen wet, voor een bevel § 2703(d), voor een huiszoekingsbevel § 2703(a).',
      },
      authority: {
        what: 'Het noemt {statute}, maar niet het artikel dat de dienst bevoegd maakt.',
        mend: 'Een administrative subpoena steunt op een wet van de VS of een staat: voeg het artikel toe.',
      },
      differs: {
        what: 'Het artikel uit het formulier, {declared}, staat er niet in.',
        mend: 'Zet de artikelen van het document in het formulier. Wij lezen er {statute} in.',
      },
      unnamed: {
        what: 'Het artikel uit het formulier, {declared}, is er niet in gevonden.',
        mend: 'Noem in het formulier het artikel waarop het stuk zegt te berusten, zoals het daar staat.',
      },
    },
    IN_ID: {
      missing: {
        what: 'Het noemt geen account, vergadering of telefoonnummer.',
        mend: 'Voeg er ten minste een toe: het e-mailadres van het account, een vergadernummer met tijd, of een telefoonnummer.',
      },
      differs: {
        what: '{declared} uit het formulier staat er niet in.',
        mend: 'Zet het in het document, of haal het uit het formulier.',
      },
      'scan-missing': {
        what: 'Op de scan lazen wij geen account, vergadering of telefoonnummer.',
        mend: 'Staat er een, dan hoeft u niets te doen: iemand bekijkt het blad. Zo niet, voeg er een toe.',
      },
      'scan-differs': {
        what: 'Op de scan lazen wij {declared} uit het formulier niet.',
        mend: 'Staat het er, dan hoeft u niets te doen: iemand bekijkt het blad. Zo niet, voeg het toe, of haal het uit het formulier.',
      },
    },
    IN_TIME_UTC: {
      missing: {
        what: 'Het vergadernummer staat er zonder datum en tijd.',
        mend: 'Voeg toe wanneer de vergadering begon, in UTC, bijvoorbeeld “14 September 2026, 13:00 UTC”. Nummers worden opnieuw gebruikt.',
      },
      zone: {
        what: 'De tijd van de vergadering is niet in UTC.',
        mend: 'Schrijf hem in UTC, bijvoorbeeld “13:00 UTC” voor 15.00 uur zomertijd in Amsterdam.',
      },
      'no-zone': {
        what: 'De tijd van de vergadering heeft geen tijdzone.',
        mend: 'Schrijf hem in UTC, bijvoorbeeld “14 September 2026, 13:00 UTC”.',
      },
    },
    IN_AGENCY: {
      any: {
        what: '{agency} uit het formulier staat er niet in.',
        mend: 'Kies de dienst die het document noemt, of zeg in het formulier hoe de twee bij elkaar horen.',
      },
    },
    IN_FUTURE: {
      any: { what: 'Het is gedateerd {date}; dat is na vandaag.', mend: 'Verbeter de datum van ondertekening.' },
    },
  },
})
