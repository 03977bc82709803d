import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    home: 'Go to the front page',
    back: 'What you typed is still in the page before this one: go back and mend it.',
  },
  nl: {
    home: 'Naar de voorpagina',
    back: 'Wat u typte, staat nog in de bladzijde hiervoor: ga terug en verbeter het.',
  },
})

export const say = speaker(words)
