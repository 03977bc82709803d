import { speaker, wordsOf } from '#platform/words.ts'

/** Views of the queue that people save. */
export const words = wordsOf({
  en: {
    saved: 'Saved views',
    save: 'Save this view',
    change: 'Change this view',
    name: 'Name',
    nameHint: 'The filter is saved, not the cases. In a shared view, “Me” is whoever looks.',
    share: 'Show it to all staff',
    saveButton: 'Save the view',
    changeButton: 'Save the change',
    remove: 'Delete this view',
    removeText: 'The cases stay. A shared view goes for everyone.',
    of: '{name} ({who})',
    done: { saved: 'The view is saved.', changed: 'The view is changed.', removed: 'The view is deleted.' },
    unknownTitle: 'No such view',
    unknown: 'This view is gone, or it is somebody else’s.',
    refused: {
      'name-missing': 'Give the view a name.',
      'name-taken': 'You have a view of this name already. Choose another name.',
      'too-many': 'You have as many views as fit. Delete one first.',
    },
  },
  nl: {
    saved: 'Bewaarde weergaven',
    save: 'Bewaar deze weergave',
    change: 'Wijzig deze weergave',
    name: 'Naam',
    nameHint: 'Het filter wordt bewaard, niet de zaken. In een gedeelde weergave is ‘Mij’ degene die kijkt.',
    share: 'Toon haar aan alle medewerkers',
    saveButton: 'Bewaar de weergave',
    changeButton: 'Bewaar de wijziging',
    remove: 'Verwijder deze weergave',
    removeText: 'De zaken blijven. Een gedeelde weergave verdwijnt voor iedereen.',
    of: '{name} ({who})',
    done: {
      saved: 'De weergave is bewaard.',
      changed: 'De weergave is gewijzigd.',
      removed: 'De weergave is verwijderd.',
    },
    unknownTitle: 'Deze weergave is er niet',
    unknown: 'Deze weergave is verdwenen, of is van een ander.',
    refused: {
      'name-missing': 'Geef de weergave een naam.',
      'name-taken': 'U hebt al een weergave met deze naam. Kies een andere naam.',
      'too-many': 'U hebt zoveel weergaven als er passen. Verwijder er eerst een.',
    },
  },
})

export const say = speaker(words)
