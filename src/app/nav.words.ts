import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    group: { work: 'Work', knowledge: 'Knowledge', oversight: 'Oversight', office: 'Office' },
    queue: 'Queue',
    agencies: 'Agencies',
    emergencies: 'Emergencies',
    arrivals: 'Arrivals',
    looks: 'Second looks',
    guidelines: 'Guidelines',
    restrictions: 'Restrictions',
    report: 'Report',
    law: 'Law',
    outbox: 'Outbox',
    jobs: 'Jobs',
    log: 'Access log',
    staff: 'Staff',
    tokens: 'Tokens',
    sessions: 'Sessions',
    clock: 'Clock',
  },
  nl: {
    group: { work: 'Werk', knowledge: 'Kennis', oversight: 'Toezicht', office: 'Beheer' },
    queue: 'Werkvoorraad',
    agencies: 'Diensten',
    emergencies: 'Noodverzoeken',
    arrivals: 'Binnengekomen',
    looks: 'Tweede blik',
    guidelines: 'Richtlijnen',
    restrictions: 'Beperkingen',
    report: 'Rapport',
    law: 'Recht',
    outbox: 'Uitgaande post',
    jobs: 'Taken',
    log: 'Toegangslog',
    staff: 'Medewerkers',
    tokens: 'Tokens',
    sessions: 'Sessies',
    clock: 'Klok',
  },
})

export const say = speaker(words)
