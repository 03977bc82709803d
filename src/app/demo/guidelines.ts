/** What the demo's staff have written about how they work. */
import { type Written, writeGuideline } from '#requests'
import type { OpenHouse } from '../house.ts'
import type { DemoPeople } from './people.ts'

const GUIDELINES: readonly (Written & Readonly<{ place: 'decision' | 'emergency' | 'notice' }>)[] = [
  {
    ...{ place: 'decision', titleEn: 'Ask before you refuse', titleNl: 'Vraag voordat u weigert' },
    textEn:
      'A request that asks too much is narrowed together with the officer. Refuse only when they do not answer, or do not want to.\n\nWrite an explanation that an outsider can follow: the user may read it in court.',
    textNl:
      'Een verzoek dat te veel vraagt, wordt samen met de ambtenaar beperkt. Weiger pas als die niet antwoordt of niet wil.\n\nSchrijf een toelichting die een buitenstaander kan volgen: de gebruiker leest haar misschien bij de rechter.',
    why: 'Two requests were refused that a question would have mended.',
  },
  {
    ...{ place: 'emergency', titleEn: 'Call the number of the register', titleNl: 'Bel het nummer van het register' },
    textEn:
      'Never the number that the caller gives, however urgent they are. Ask for the watch commander and let them name the caller.\n\nNo answer after two calls: counsel decides, nobody else.',
    textNl:
      'Nooit het nummer dat de beller geeft, hoe dringend het ook is. Vraag naar de dienstdoende chef en laat die de beller noemen.\n\nNa twee keer geen gehoor beslist de jurist, en niemand anders.',
    why: 'A forged emergency came with a number of its own.',
  },
  {
    ...{
      place: 'notice',
      titleEn: 'An exception is the last means',
      titleNl: 'Een uitzondering is het laatste middel',
    },
    textEn:
      'Ask yourself what the user could do with the notice, and to whom. A general wish for secrecy is no ground; a court can order it.\n\nTake the shortest time that the reason carries.',
    textNl:
      'Vraag u af wat de gebruiker met het bericht zou kunnen doen, en tegen wie. Een algemene wens tot geheimhouding is geen grond; een rechter kan haar bevelen.\n\nNeem de kortste tijd die de reden draagt.',
    why: 'So that two people grant for the same reasons.',
  },
]

export async function writeGuidelines(house: OpenHouse, people: DemoPeople): Promise<void> {
  const by = people.get('qc')?.id
  if (by === undefined) return
  for (const guideline of GUIDELINES) await writeGuideline(house.office, by, guideline)
}
