import { speaker, wordsOf } from '#platform/words.ts'

/** What an instrument is under the law, where counsel has to say so. */
export const words = wordsOf({
  en: {
    title: 'What this document is',
    waits: 'Counsel first says which instrument of the law this is. Until then nothing can be proposed to go out.',
    none: 'None of these: it unlocks nothing',
    namedAs: 'Named by {who}, {when}:',
    nothing: 'No instrument that unlocks anything',
    choose: 'Choose what the document is.',
    question: 'What is it under the law?',
    hint: 'Read what the court ordered and on which finding, not what the document calls itself.',
    reachesTo: 'Reaches: {class}.',
    reason: 'Why',
    reasonHint: 'Stays inside the office, in the history of the case.',
    button: 'Name it',
    again: 'Name it otherwise',
    done: 'The instrument is named.',
    refused: {
      'reason-missing': 'Write on what your finding rests.',
      'not-asked': 'This process names itself; there is nothing to classify.',
      'other-instrument': 'A document of this kind cannot be that instrument. Choose one from the list.',
      'proposal-open':
        'A proposal lies open that rests on the last word. Send it back first, then name the document otherwise.',
      'already-decided': 'The decision stands already, and rests on the last word.',
      closed: 'The case is closed.',
    },
  },
  nl: {
    title: 'Wat dit stuk is',
    waits: 'De jurist zegt eerst welk stuk dit volgens de wet is. Tot dan kan geen verstrekking worden voorgesteld.',
    none: 'Geen van deze: er kan niets op worden verstrekt',
    namedAs: 'Benoemd door {who}, {when}:',
    nothing: 'Geen stuk waarop iets kan worden verstrekt',
    choose: 'Kies wat het stuk is.',
    question: 'Wat is het volgens de wet?',
    hint: 'Lees wat de rechter beval en op welke grond, niet hoe het stuk zichzelf noemt.',
    reachesTo: 'Reikt tot: {class}.',
    reason: 'Waarom',
    reasonHint: 'Blijft binnen het bureau, in het verloop van de zaak.',
    button: 'Benoem het',
    again: 'Benoem het anders',
    done: 'Het stuk is benoemd.',
    refused: {
      'reason-missing': 'Schrijf waarop uw oordeel steunt.',
      'not-asked': 'Dit stuk spreekt voor zich; er valt niets te benoemen.',
      'other-instrument': 'Een document van deze soort kan dat stuk niet zijn. Kies er een uit de lijst.',
      'proposal-open':
        'Er ligt een voorstel open dat op het laatste oordeel steunt. Stuur het eerst terug en benoem het stuk dan anders.',
      'already-decided': 'De beslissing staat al, en steunt op het laatste oordeel.',
      closed: 'De zaak is gesloten.',
    },
  },
})

export const say = speaker(words)
