import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    category: {
      identity: 'Name, user name, e-mail address and telephone number',
      billing: 'Billing name and address, plan and start of service',
      payment: 'Means of payment',
      sessions: 'Own sign-in times, durations and IP addresses with port',
      'meetings-own': 'Own presence in meetings: times, durations and the numbers of own meetings',
      calls: 'Telephone connection records',
      participants: 'Other participants: names, addresses, times of joining and leaving',
      devices: 'Devices, systems, versions, connection and quality of the line',
      'meeting-titles': 'Titles of meetings',
      'profile-photo': 'Profile picture',
      chat: 'Chat messages in meetings',
      recordings: 'Recordings and transcripts in the cloud',
    },
    class: {
      existence: 'Existence of an account',
      subscriber: 'Subscriber data',
      'non-content': 'Other records than contents',
      content: 'Content',
    },
    purpose: {
      'run-account': 'to run the account',
      bill: 'to bill',
      secure: 'to keep accounts secure',
      connect: 'to connect people and keep the line good',
      'keep-for-customer': 'kept because the customer chose to keep it',
    },
  },
  nl: {
    category: {
      identity: 'Naam, gebruikersnaam, e-mailadres en telefoonnummer',
      billing: 'Naam en adres op de rekening, abonnement en begin van de dienst',
      payment: 'Betaalwijze',
      sessions: 'Eigen aanmeldtijden, duur en IP-adressen met poort',
      'meetings-own': 'Eigen deelname aan vergaderingen: tijden, duur en de nummers van eigen vergaderingen',
      calls: 'Verbindingsgegevens van telefoongesprekken',
      participants: 'Andere deelnemers: namen, adressen, tijden van komen en gaan',
      devices: 'Apparaten, systemen, versies, verbinding en kwaliteit van de lijn',
      'meeting-titles': 'Titels van vergaderingen',
      'profile-photo': 'Profielfoto',
      chat: 'Chatberichten in vergaderingen',
      recordings: 'Opnamen en transcripten in de cloud',
    },
    class: {
      existence: 'Bestaan van een account',
      subscriber: 'Gebruikersgegevens',
      'non-content': 'Andere gegevens dan inhoud',
      content: 'Inhoud',
    },
    purpose: {
      'run-account': 'om het account te laten werken',
      bill: 'om te factureren',
      secure: 'om accounts te beveiligen',
      connect: 'om mensen te verbinden en de lijn goed te houden',
      'keep-for-customer': 'bewaard omdat de klant dat koos',
    },
  },
})

export const sayCatalogue = speaker(words)
