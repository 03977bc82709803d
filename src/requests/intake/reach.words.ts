/** What the findings about how much is asked, and about secrecy, say: what is wrong, and how to mend it. */
import { wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    IN_RANGE: {
      open: {
        what: 'It asks over an open period.',
        mend: 'Name a first and a last day. We give what we hold on the day we answer, nothing later.',
      },
      long: {
        what: 'It asks over {days} days.',
        mend: 'Name the days you need, at most {most}, or say in the form why more.',
      },
      missing: { what: 'It names no period.', mend: 'Name a first and a last day.' },
      backwards: {
        what: 'The period ends ({to}) before it begins ({from}).',
        mend: 'Correct the first or the last day.',
      },
      differs: {
        what: 'Its period is {from} to {to}; the form says {declaredFrom} to {declaredTo}.',
        mend: 'Write the period of the document in the form.',
      },
    },
    IN_SCOPE: {
      any: {
        what: 'It asks for everything.',
        mend: 'Name the records you need. We read it as the categories in your form, and nothing more.',
      },
    },
    IN_CLASS: {
      participants: {
        what: 'This process does not reach who else took part.',
        mend: 'That needs a court order under 18 U.S.C. § 2703(d). With what you file now we withhold it.',
      },
      contacts: {
        what: 'This process does not reach contact lists.',
        mend: 'They need a court order under 18 U.S.C. § 2703(d). With what you file now we withhold it.',
      },
      location: {
        what: 'This process does not reach location records.',
        mend: 'They need a court order or a search warrant. With what you file now we withhold it.',
      },
      title: {
        what: 'This process does not reach the title of a meeting.',
        mend: 'It is content; that needs a search warrant. With what you file now we withhold it.',
      },
      chat: {
        what: 'This process does not reach chat messages.',
        mend: 'They are content; that needs a search warrant. With what you file now we withhold it.',
      },
      recordings: {
        what: 'This process does not reach recordings or transcripts.',
        mend: 'They are content; that needs a search warrant. With what you file now we withhold it.',
      },
      communications: {
        what: 'This process does not reach the content of communications.',
        mend: 'That needs a search warrant. With what you file now we withhold it.',
      },
      files: {
        what: 'This process does not reach shared or stored files.',
        mend: 'They are content; that needs a search warrant. With what you file now we withhold it.',
      },
      voicemail: {
        what: 'This process does not reach voicemail.',
        mend: 'It is content; that needs a search warrant. With what you file now we withhold it.',
      },
      picture: {
        what: 'This process does not reach a profile picture.',
        mend: 'We treat it as content; that needs a search warrant. With what you file now we withhold it.',
      },
    },
    IN_NDO_OPEN: {
      any: {
        what: 'It orders secrecy without an end date.',
        mend: 'Attach the court’s order with a last day. Until our counsel has decided we do not tell the user.',
      },
    },
    IN_NDO_NO_ORDER: {
      any: {
        what: 'It asks for secrecy without a court order.',
        mend: 'Attach the court’s order with a last day, or take the sentence out. Without an order we tell the user before we answer.',
      },
    },
  },
  nl: {
    IN_RANGE: {
      open: {
        what: 'Het vraagt over een open periode.',
        mend: 'Noem een eerste en een laatste dag. Wij geven wat wij hebben op de dag van ons antwoord, niets daarna.',
      },
      long: {
        what: 'Het vraagt over {days} dagen.',
        mend: 'Noem de dagen die u nodig hebt, ten hoogste {most}, of zeg in het formulier waarom meer.',
      },
      missing: { what: 'Het noemt geen periode.', mend: 'Noem een eerste en een laatste dag.' },
      backwards: {
        what: 'De periode eindigt ({to}) voor zij begint ({from}).',
        mend: 'Verbeter de eerste of de laatste dag.',
      },
      differs: {
        what: 'De periode is {from} tot en met {to}; het formulier zegt {declaredFrom} tot en met {declaredTo}.',
        mend: 'Zet de periode van het document in het formulier.',
      },
    },
    IN_SCOPE: {
      any: {
        what: 'Het vraagt om alles.',
        mend: 'Noem de gegevens die u nodig hebt. Wij lezen het als de categorieën in uw formulier, en niets meer.',
      },
    },
    IN_CLASS: {
      participants: {
        what: 'Wie er nog meer deelnam, valt buiten dit stuk.',
        mend: 'Dat vereist een rechterlijk bevel volgens 18 U.S.C. § 2703(d). Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      contacts: {
        what: 'Contactlijsten vallen buiten dit stuk.',
        mend: 'Dat vereist een rechterlijk bevel volgens 18 U.S.C. § 2703(d). Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      location: {
        what: 'Locatiegegevens vallen buiten dit stuk.',
        mend: 'Dat vereist een rechterlijk bevel of een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      title: {
        what: 'De titel van een vergadering valt buiten dit stuk.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      chat: {
        what: 'Chatberichten vallen buiten dit stuk.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      recordings: {
        what: 'Opnamen en uitgeschreven gesprekken vallen buiten dit stuk.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      communications: {
        what: 'De inhoud van communicatie valt buiten dit stuk.',
        mend: 'Dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      files: {
        what: 'Gedeelde of bewaarde bestanden vallen buiten dit stuk.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      voicemail: {
        what: 'Voicemail valt buiten dit stuk.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
      picture: {
        what: 'Een profielfoto valt buiten dit stuk.',
        mend: 'Wij behandelen hem als inhoud; dat vereist een huiszoekingsbevel. Met het stuk dat u nu indient verstrekken wij het niet.',
      },
    },
    IN_NDO_OPEN: {
      any: {
        what: 'Het beveelt geheimhouding zonder einddatum.',
        mend: 'Voeg het bevel van de rechter toe, met een laatste dag. Tot onze jurist beslist, lichten wij de gebruiker niet in.',
      },
    },
    IN_NDO_NO_ORDER: {
      any: {
        what: 'Het vraagt geheimhouding zonder bevel van een rechter.',
        mend: 'Voeg het bevel van de rechter toe, met een laatste dag, of haal de zin eruit. Zonder bevel lichten wij de gebruiker in voordat wij antwoorden.',
      },
    },
  },
})
