import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'Your account and the authorities',
    lead: 'Requests by authorities for data about {email} of which we may tell you.',
    emptyTitle: 'There is nothing to show',
    emptyText:
      'If an authority asks for data about your account, we write to you at this address, unless a court forbids it for a time.',
    told: 'Told on',
    asked: 'Asked by',
    process: 'By',
    state: 'State',
    until: 'Your time',
    case: 'Case',
    stateWaiting: 'Handed over on {day} at the earliest',
    stateGiven: 'Handed over',
    untilDay: 'until {day}',
    noTime: 'The order forbade us to tell you before',
    list: 'Requests about your account',
    objectTitle: 'You do not agree',
    object:
      'You can go to court until your time is over. Send proof of it here or to {contact}; we then wait for our counsel before anything is handed over.',
    reason: 'What you have done, and where',
    send: 'Send to the trust office',
    sent: 'We have your message. Our counsel reads it before anything is handed over.',
    which: 'Case',
    missing: 'Write what you have done, and where.',
    late: 'Your time for this case is over, or it was answered already. Write to {contact}.',
    already: 'We have your message about this case.',
  },
  nl: {
    title: 'Uw account en de overheid',
    lead: 'Verzoeken van overheden om gegevens over {email} waarvan wij u mogen vertellen.',
    emptyTitle: 'Er is niets te tonen',
    emptyText:
      'Vraagt een overheid gegevens over uw account, dan schrijven wij u op dit adres, tenzij een rechter dat een tijd verbiedt.',
    told: 'Bericht op',
    asked: 'Gevraagd door',
    process: 'Met',
    state: 'Stand',
    until: 'Uw tijd',
    case: 'Zaak',
    stateWaiting: 'Verstrekking op zijn vroegst op {day}',
    stateGiven: 'Verstrekt',
    untilDay: 'tot en met {day}',
    noTime: 'Het bevel verbood ons u eerder in te lichten',
    list: 'Verzoeken over uw account',
    objectTitle: 'Bent u het er niet mee eens',
    object:
      'Tot uw tijd voorbij is, kunt u naar de rechter. Stuur het bewijs daarvan hier of naar {contact}; dan wachten wij op onze jurist voordat iets wordt verstrekt.',
    reason: 'Wat u hebt gedaan, en waar',
    send: 'Stuur aan het waarborgbureau',
    sent: 'Wij hebben uw bericht. Onze jurist leest het voordat iets wordt verstrekt.',
    which: 'Zaak',
    missing: 'Schrijf wat u hebt gedaan, en waar.',
    late: 'Uw tijd voor deze zaak is voorbij, of zij is al beantwoord. Schrijf naar {contact}.',
    already: 'Wij hebben uw bericht over deze zaak.',
  },
})

export const say = speaker(words)
