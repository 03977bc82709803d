import { speaker, wordsOf } from '#platform/words.ts'

/** Beside a decision: which certificate will go with the answer. */
export const words = wordsOf({
  en: {
    records: {
      goes: 'With the answer goes a certificate written for {court}, in {language}. Of what is searched and not found, the answer says so on a paper of its own.',
      read: 'Read the certificate',
    },
    nothing: {
      goes: 'With this refusal goes a signed certificate that nothing was found, written for {court}, in {language}.',
      read: 'Read the certificate',
    },
    filledIn: 'Where “…” stands, the number is filled in when the package is made.',
    court: {
      us: 'courts of the United States',
      nl: 'Dutch courts',
      de: 'German courts',
      uk: 'the courts of England and Wales',
      eu: 'a European Production Order',
      general: 'a court whose law of evidence we do not know',
    },
    language: { en: 'English', nl: 'Dutch', de: 'German' },
  },
  nl: {
    records: {
      goes: 'Met het antwoord gaat een verklaring mee, geschreven voor {court}, in het {language}. Over wat is gezocht en niet gevonden, zegt het antwoord dat op een eigen stuk.',
      read: 'Lees de verklaring',
    },
    nothing: {
      goes: 'Met deze weigering gaat een ondertekende verklaring mee dat niets is gevonden, geschreven voor {court}, in het {language}.',
      read: 'Lees de verklaring',
    },
    filledIn: 'Waar “…” staat, wordt het getal ingevuld als het pakket wordt gemaakt.',
    court: {
      us: 'rechters in de Verenigde Staten',
      nl: 'Nederlandse rechters',
      de: 'Duitse rechters',
      uk: 'de rechters van Engeland en Wales',
      eu: 'een Europees verstrekkingsbevel',
      general: 'een rechter waarvan wij het bewijsrecht niet kennen',
    },
    language: { en: 'Engels', nl: 'Nederlands', de: 'Duits' },
  },
})

export const say = speaker(words)
