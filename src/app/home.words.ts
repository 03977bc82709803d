import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'What governments ask, and what we answer',
    display: 'What governments ask us, and what we answer.',
    lead: '{provider} carries meetings, calls and chat. When an authority demands data about the people who use them, this office checks the demand, refuses what the law does not compel, tells the user, and publishes the result.',
    placesTitle: 'Where to go',
    report: 'Transparency report',
    reportNote: 'Every request that we completed, by type and outcome, with the data set',
    guide: 'Guide for authorities',
    guideNote: 'Which process compels which data, to whom you address it, what we check',
    data: 'What data we hold',
    dataNote: 'Every field, what it is for, how long it is kept, and which process reaches it',
    lers: 'File a request',
    lersNote: 'For officers of agencies that we have verified',
    account: 'Your account',
    accountNote: 'What authorities asked about you, as far as we may tell',
    promisesTitle: 'What we hold to',
    promise1:
      'No record leaves without a grant that names its fields, its subjects and its period, signed after two people agreed.',
    promise2:
      'The user is told before anything is handed over. A court’s order, an emergency or an exception of two people delays that until it ends; under a European order the authority tells the user itself.',
    promise3: 'Nobody outside learns whether an account exists. Nobody joins a meeting unseen: there is no way to.',
    promise4: 'Every number that we publish is counted from the cases themselves.',
  },
  nl: {
    title: 'Wat overheden vragen, en wat wij antwoorden',
    display: 'Wat overheden ons vragen, en wat wij antwoorden.',
    lead: '{provider} verzorgt vergaderingen, gesprekken en chat. Vordert een overheid gegevens over de mensen die ze gebruiken, dan onderzoekt dit bureau de vordering, weigert wat de wet niet afdwingt, licht de gebruiker in en maakt de uitkomst openbaar.',
    placesTitle: 'Waar u moet zijn',
    report: 'Transparantierapport',
    reportNote: 'Elk verzoek dat wij afrondden, naar soort en uitkomst, met de gegevensset',
    guide: 'Gids voor overheden',
    guideNote: 'Welk bevel tot welke gegevens dwingt, aan wie u het richt, wat wij nagaan',
    data: 'Welke gegevens wij hebben',
    dataNote: 'Elk veld, waarvoor het er is, hoelang het wordt bewaard en welk bevel erbij kan',
    lers: 'Dien een verzoek in',
    lersNote: 'Voor ambtenaren van instanties die wij hebben nagegaan',
    account: 'Uw account',
    accountNote: 'Wat overheden over u vroegen, voor zover wij dat mogen vertellen',
    promisesTitle: 'Waar wij ons aan houden',
    promise1:
      'Er gaat niets de deur uit zonder een toestemming die velden, betrokkenen en periode noemt, getekend nadat twee mensen het eens waren.',
    promise2:
      'De gebruiker hoort het voordat iets wordt verstrekt. Een rechterlijk bevel, een noodgeval of een uitzondering van twee mensen stelt dat uit tot het eindigt; bij een Europees bevel licht de instantie de gebruiker zelf in.',
    promise3: 'Niemand buiten hoort of een account bestaat. Niemand komt ongezien in een vergadering: dat kan niet.',
    promise4: 'Elk cijfer dat wij openbaar maken, is uit de zaken zelf geteld.',
  },
})

export const say = speaker(words)
