/** What the findings about how much is asked, and about secrecy, say: what is wrong, and how to mend it. */
import { wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    IN_RANGE: {
      open: {
        what: 'It asks over an open period.',
        mend: 'Name a first and a last day. A subpoena gives what we hold on the day we answer, nothing later.',
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
        what: 'A subpoena does not reach who else took part.',
        mend: 'That needs a court order under 18 U.S.C. § 2703(d). This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      contacts: {
        what: 'A subpoena does not reach contact lists.',
        mend: 'They need a court order under 18 U.S.C. § 2703(d). This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      location: {
        what: 'A subpoena does not reach location records.',
        mend: 'They need a court order or a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      title: {
        what: 'A subpoena does not reach the title of a meeting.',
        mend: 'It is content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      chat: {
        what: 'A subpoena does not reach chat messages.',
        mend: 'They are content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      recordings: {
        what: 'A subpoena does not reach recordings or transcripts.',
        mend: 'They are content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      communications: {
        what: 'A subpoena does not reach the content of communications.',
        mend: 'That needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      files: {
        what: 'A subpoena does not reach shared or stored files.',
        mend: 'They are content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      voicemail: {
        what: 'A subpoena does not reach voicemail.',
        mend: 'It is content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
      },
      picture: {
        what: 'A subpoena does not reach a profile picture.',
        mend: 'We treat it as content; that needs a search warrant. This form does not take one yet; what it asks beyond a subpoena we withhold.',
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
        mend: 'Noem een eerste en een laatste dag. Een subpoena geeft wat wij hebben op de dag van ons antwoord, niets daarna.',
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
        what: 'Wie er nog meer deelnam, valt buiten een subpoena.',
        mend: 'Dat vereist een rechterlijk bevel volgens 18 U.S.C. § 2703(d). Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      contacts: {
        what: 'Contactlijsten vallen buiten een subpoena.',
        mend: 'Dat vereist een rechterlijk bevel volgens 18 U.S.C. § 2703(d). Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      location: {
        what: 'Locatiegegevens vallen buiten een subpoena.',
        mend: 'Dat vereist een rechterlijk bevel of een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      title: {
        what: 'De titel van een vergadering valt buiten een subpoena.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      chat: {
        what: 'Chatberichten vallen buiten een subpoena.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      recordings: {
        what: 'Opnamen en uitgeschreven gesprekken vallen buiten een subpoena.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      communications: {
        what: 'De inhoud van communicatie valt buiten een subpoena.',
        mend: 'Dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      files: {
        what: 'Gedeelde of bewaarde bestanden vallen buiten een subpoena.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      voicemail: {
        what: 'Voicemail valt buiten een subpoena.',
        mend: 'Het is inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
      },
      picture: {
        what: 'Een profielfoto valt buiten een subpoena.',
        mend: 'Wij behandelen hem als inhoud; dat vereist een huiszoekingsbevel. Dit formulier neemt dat nog niet aan; wat verder gaat dan een subpoena, verstrekken wij niet.',
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
