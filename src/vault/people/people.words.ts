import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'People and room',
    lead: 'Each person is cleared by another who is; from the third on a second one agrees. The role of vault officer, which an administrator gives, opens nothing by itself. Clear a third in good time: if one of two is gone for good, the other reads and can do nothing that takes two.',
    word: {
      title: 'Hand this word to {name}, by hand or by voice',
      text: 'It is shown only now and works once, at the door of the vault, for that person only. Whoever else reads it and signs in as them could take their place. It has twenty letters and figures; spaces do not count.',
    },
    person: 'Person',
    standing: 'Standing',
    standings: {
      proposed: 'Waits for a second yes',
      handed: 'Has a word, has not come in',
      rekeyed: 'Has a new key, waits for a third',
      cleared: 'Cleared',
      ended: 'Ended',
    },
    clearedBy: 'Cleared by',
    agreedBy: 'Agreed by',
    since: 'Since',
    deeds: 'Deeds',
    you: '{name} (you)',
    agree: 'Agree, and make the word',
    agreeKey: 'Vouch for the new key',
    agreeKeyNote: 'Ask {name} first, by voice, whether they came in again at that moment. Not for who made the word.',
    keyAgreed: 'The new key counts.',
    newKey: '{name} came in with a new key on',
    newKeyText:
      'Ask them whether that was so before you agree to anything with them. Whoever can write the file, together with one of you, can feign it; where only two have ever come in nobody can vouch for it.',
    again: 'Make a new word',
    againNote:
      'For who lost the passphrase. The old one opens nothing from then on; old copies of the book it still does.',
    end: 'End the clearance',
    endNote:
      'Whoever kept an old copy of the book and gets a later one reads on with it: the key of the book itself does not change. Once three have come in, a lost passphrase takes two others to mend: keep three.',
    endReason: 'Why {name}’s clearance ends',
    clear: 'Clear somebody',
    clearWho: 'Vault officer',
    clearNone: 'Every vault officer is cleared or waits. An administrator gives the role to others, under “Staff”.',
    clearText:
      'Whoever is cleared sees that there are processes, and each one after signing for it. Clear nobody who is not needed in order to comply or to advise.',
    clearSubmit: 'Clear this person',
    alone: 'You are the only one. Nothing can be entered until a second person has come in.',
    cleared: 'Cleared: {name}.',
    agreed: 'Agreed.',
    ended: 'The clearance has ended.',
    room: 'Room',
    roomText:
      '{used} of {room} kB are used. The book has the same length whatever lies in it. A little more is kept for coming in, looking and making room; where that is used up too, the next who comes in doubles the room.',
    enlarge: 'Double the room',
    enlargeText:
      'Everybody who can see files sees that the book became longer, and may draw conclusions. Do it while nothing has come for some time. It cannot be undone.',
    enlarged: 'There is twice as much room now.',
    mark: 'Mark of the newest line',
    markText:
      'Line {n}. Write it on paper when you leave: if it is another the next time and neither of you came in between, the book was exchanged for an older one.',
  },
  nl: {
    title: 'Mensen en ruimte',
    lead: 'Ieder wordt toegelaten door een ander die dat is; vanaf de derde stemt een tweede in. De rol van kluismedewerker, die een beheerder geeft, opent op zichzelf niets. Laat op tijd een derde toe: is een van twee voorgoed weg, dan leest de ander en kan niets wat er twee vraagt.',
    word: {
      title: 'Geef dit woord aan {name}, in de hand of met de stem',
      text: 'U ziet het alleen nu, en het werkt één keer, aan de deur van de kluis, alleen voor die persoon. Wie het ook leest en als hen inlogt, kan hun plaats innemen. Het heeft twintig letters en cijfers; spaties tellen niet.',
    },
    person: 'Persoon',
    standing: 'Stand',
    standings: {
      proposed: 'Wacht op een tweede ja',
      handed: 'Heeft een woord, kwam nog niet binnen',
      rekeyed: 'Heeft een nieuwe sleutel, wacht op een derde',
      cleared: 'Toegelaten',
      ended: 'Beëindigd',
    },
    clearedBy: 'Toegelaten door',
    agreedBy: 'Ingestemd door',
    since: 'Sinds',
    deeds: 'Handelingen',
    you: '{name} (u)',
    agree: 'Stem in, en maak het woord',
    agreeKey: 'Sta in voor de nieuwe sleutel',
    agreeKeyNote:
      'Vraag {name} eerst, met de stem, of die op dat moment opnieuw binnenkwam. Niet voor wie het woord maakte.',
    keyAgreed: 'De nieuwe sleutel telt.',
    newKey: '{name} kwam met een nieuwe sleutel binnen op',
    newKeyText:
      'Vraag na of dat zo was voordat u samen ergens in toestemt. Wie het bestand kan schrijven, kan het met een van u voorwenden; waar er maar twee ooit binnenkwamen, kan niemand ervoor instaan.',
    again: 'Maak een nieuw woord',
    againNote: 'Voor wie de wachtzin kwijt is. De oude opent daarna niets meer; oude kopieën van het boek nog wel.',
    end: 'Beëindig de toelating',
    endNote:
      'Wie een oude kopie van het boek bewaarde en een latere krijgt, leest ermee verder: de sleutel van het boek zelf verandert niet. Zijn er drie binnen geweest, dan vraagt een vergeten wachtzin twee anderen: blijf met drie.',
    endReason: 'Waarom de toelating van {name} eindigt',
    clear: 'Laat iemand toe',
    clearWho: 'Kluismedewerker',
    clearNone: 'Elke kluismedewerker is toegelaten of wacht. Een beheerder geeft anderen de rol, bij “Medewerkers”.',
    clearText:
      'Wie is toegelaten ziet dat er stukken zijn, en elk stuk na ervoor te tekenen. Laat niemand toe die niet nodig is om te voldoen of te adviseren.',
    clearSubmit: 'Laat deze persoon toe',
    alone: 'U bent de enige. Er kan niets worden ingevoerd tot een tweede binnen is.',
    cleared: 'Toegelaten: {name}.',
    agreed: 'Ingestemd.',
    ended: 'De toelating is beëindigd.',
    room: 'Ruimte',
    roomText:
      '{used} van {room} kB zijn gebruikt. Het boek is even lang, wat er ook in ligt. Iets meer wordt bewaard om binnen te komen, te kijken en ruimte te maken; is ook dat op, dan verdubbelt wie daarna binnenkomt de ruimte.',
    enlarge: 'Verdubbel de ruimte',
    enlargeText:
      'Iedereen die bestanden kan zien, ziet dat het boek langer is geworden, en kan daar het zijne van denken. Doe het als er een tijd niets is gekomen. Het kan niet ongedaan worden gemaakt.',
    enlarged: 'Er is nu tweemaal zoveel ruimte.',
    mark: 'Merk van de nieuwste regel',
    markText:
      'Regel {n}. Schrijf het op papier als u gaat: is het de volgende keer een ander en kwam geen van u daartussen binnen, dan is het boek verwisseld voor een ouder.',
  },
})

export const say = speaker(words)
