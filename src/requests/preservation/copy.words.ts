import { speaker, wordsOf } from '#platform/words.ts'

/** Sealed copies of the accounts of a case, as staff read them where they decide what is handed over. */
export const words = wordsOf({
  en: {
    title: 'Kept copies of these accounts',
    use: {
      own: 'Kept for the same authority',
      named: 'Kept for another authority, linked here',
      others: 'Kept for another authority',
    },
    tag: { in: 'In the proposal', will: 'Drawn on', out: 'Not drawn on' },
    asOf: 'Shows the records of {when}',
    told: {
      own: 'What the decision gives is taken from this copy, as it was at receipt; what came later from the live records. The proposal says so, and both people sign it.',
      named:
        'Somebody linked the two cases: this request is the one the copy waits for. It is drawn on if counsel approves and says why.',
      others:
        'Nothing is collected from it: it was kept on the request of another authority. If this request is the one it waits for, link the cases as a preservation; then counsel decides.',
      decided: 'The decision does not name this copy, so nothing is collected from it.',
    },
    counts: 'What the copy holds, by category',
    category: 'Category',
    records: 'Records',
    files: 'Files',
    whole: 'Counted over every account of that preservation.',
    question:
      'A copy that was kept for another authority is drawn on. Does this instrument reach it? Say by which words, or send the proposal back.',
    failed: {
      title: 'Collecting has stopped: the copy of {number} is not as it was sealed',
      text: 'No package is made. Restore the file store and the keys from a backup, then try the job again under Jobs. If it cannot be restored, release that preservation with the reason: collecting then goes on from the live records, and the package says so.',
      link: 'To the preservation',
    },
  },
  nl: {
    title: 'Bewaarde kopieën van deze accounts',
    use: {
      own: 'Bewaard voor dezelfde instantie',
      named: 'Bewaard voor een andere instantie, hiermee verbonden',
      others: 'Bewaard voor een andere instantie',
    },
    tag: { in: 'In het voorstel', will: 'Wordt gebruikt', out: 'Niet gebruikt' },
    asOf: 'Toont de gegevens van {when}',
    told: {
      own: 'Wat het besluit verstrekt, komt uit deze kopie, zoals het bij ontvangst was; wat later kwam uit de actuele gegevens. Dat staat in het voorstel, en beiden tekenen ervoor.',
      named:
        'Iemand heeft de zaken verbonden: op dit verzoek wacht de kopie. Zij wordt gebruikt als de jurist goedkeurt en zegt waarom.',
      others:
        'Hieruit wordt niets verzameld: zij is bewaard op verzoek van een andere instantie. Wacht zij op dit verzoek, verbind de zaken dan als bewaring; de jurist beslist.',
      decided: 'Het besluit noemt deze kopie niet; er wordt niets uit verzameld.',
    },
    counts: 'Wat de kopie bevat, per categorie',
    category: 'Categorie',
    records: 'Gegevens',
    files: 'Bestanden',
    whole: 'Geteld over alle accounts van die bewaring.',
    question:
      'Er wordt een kopie gebruikt die voor een andere instantie is bewaard. Strekt dit stuk zich daartoe uit? Zeg met welke woorden, of stuur het voorstel terug.',
    failed: {
      title: 'Het verzamelen is gestopt: de kopie van {number} is niet zoals verzegeld',
      text: 'Er is geen pakket gemaakt. Zet de bestanden en de sleutels terug uit een reservekopie en probeer de taak opnieuw onder Taken. Lukt dat niet, geef die bewaring dan vrij met de reden: dan wordt verder verzameld uit de actuele gegevens, en dat staat in het pakket.',
      link: 'Naar de bewaring',
    },
  },
})

export const say = speaker(words)
