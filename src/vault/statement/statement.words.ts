import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'Bands for the report',
    lead: 'The public report says nothing of national security until two of you release a statement. Of an office that never received anything the law on bands does not speak: say nothing then. A statement shows the public that something came at some time.',
    make: 'Make a statement',
    structure: 'Structure',
    structureHint:
      'One in a statement. Choose once and stay with it: a change of structure narrows what the earlier bands left open.',
    publishOn: 'Day of publication',
    publishHint: 'The law counts the periods back from it. It is released on that day and no other.',
    submit: 'Count and state',
    waits: 'Made by {name} for {day}',
    waitsText:
      'Another person releases it on that day. It is counted once more then. Once public it is not taken back.',
    yours: 'You made this one. Another person releases it.',
    release: 'Release it to the report',
    turnDown: 'Turn it down',
    reason: 'Why it is turned down',
    done: 'Released by {name}',
    downed: 'Turned down by {name}',
    before: 'Statements before',
    none: 'No statement has been made yet.',
    released: 'It is public now.',
    turned: 'It was turned down.',
    stated: 'Stated. Another person releases it on its day.',
  },
  nl: {
    title: 'Reeksen voor het rapport',
    lead: 'Het openbare rapport zegt niets over nationale veiligheid tot twee van u een opgave vrijgeven. Over een bureau dat nooit iets ontving spreekt de wet op reeksen niet: zeg dan niets. Een opgave toont het publiek dat er ooit iets kwam.',
    make: 'Maak een opgave',
    structure: 'Vorm',
    structureHint:
      'Een per opgave. Kies één keer en blijf erbij: een andere vorm maakt nauwer wat eerdere reeksen openlieten.',
    publishOn: 'Dag van publicatie',
    publishHint: 'De wet telt de tijdvakken daarvandaan terug. Vrijgeven kan op die dag en op geen andere.',
    submit: 'Tel en maak de opgave',
    waits: 'Gemaakt door {name} voor {day}',
    waitsText:
      'Een ander geeft haar op die dag vrij. Dan wordt nog eens geteld. Eenmaal openbaar wordt zij niet teruggenomen.',
    yours: 'Deze maakte u. Een ander geeft haar vrij.',
    release: 'Geef vrij voor het rapport',
    turnDown: 'Wijs af',
    reason: 'Waarom zij wordt afgewezen',
    done: 'Vrijgegeven door {name}',
    downed: 'Afgewezen door {name}',
    before: 'Eerdere opgaven',
    none: 'Er is nog geen opgave gemaakt.',
    released: 'Zij is nu openbaar.',
    turned: 'Zij is afgewezen.',
    stated: 'Gemaakt. Een ander geeft haar op haar dag vrij.',
  },
})

export const say = speaker(words)
