/** Clearing another person, with a second yes once there are two; the word that opens their place is shown once to whoever hands it over. */
import { newId } from '#platform/ids.ts'
import { type DeedOutcome, doDeed } from '../book/deed.commands.ts'
import { isAlone } from '../book/vault.rules.ts'
import type { Inside } from '../door/door.ts'
import type { Vaulted } from '../door/enter.commands.ts'

type At = Pick<Vaulted, 'office' | 'book' | 'door'>
type Whom = Readonly<{ id: string; name: string }>

/** The first alone hands the word over at once; later a second person agrees first. */
export async function clearPerson(at: At, inside: Inside, whom: Whom): Promise<DeedOutcome> {
  const word = newWord()
  let alone = false
  const done = await doDeed(at, inside, (vault) => {
    alone = isAlone(vault)
    const deed = { did: 'cleared', person: whom.id, name: whom.name } as const
    return alone ? { deed, give: placeFor(inside, whom.id, word) } : { deed }
  })
  if (done.kind === 'done' && alone) inside.word = { name: whom.name, text: word }
  return done
}

export async function agreeClearing(at: At, inside: Inside, whom: Whom): Promise<DeedOutcome> {
  return handing(at, inside, whom, 'clearing-agreed')
}

/** For somebody who is cleared and lost the passphrase, or never used the word. Whatever visit of theirs is open ends. */
export async function handAgain(at: At, inside: Inside, whom: Whom): Promise<DeedOutcome> {
  const done = await handing(at, inside, whom, 'handed-again')
  if (done.kind === 'done') at.door.drop(whom.id)
  return done
}

/** A third vouches for the new key of somebody who joined again, having asked them. */
export const agreeKey = (at: At, inside: Inside, person: string): Promise<DeedOutcome> =>
  doDeed(at, inside, () => ({ deed: { did: 'key-agreed', person } }))

export async function endClearing(at: At, inside: Inside, person: string, reason: string): Promise<DeedOutcome> {
  const done = await doDeed(at, inside, () => ({ deed: { did: 'clearing-ended', person, reason }, take: person }))
  if (done.kind === 'done') at.door.drop(person)
  return done
}

export function enlarge(at: At, inside: Inside): Promise<DeedOutcome> {
  return doDeed(at, inside, () => ({ deed: { did: 'enlarged' }, double: true }))
}

async function handing(
  at: At,
  inside: Inside,
  whom: Whom,
  did: 'clearing-agreed' | 'handed-again',
): Promise<DeedOutcome> {
  const word = newWord()
  const done = await doDeed(at, inside, () => ({
    deed: { did, person: whom.id },
    give: placeFor(inside, whom.id, word),
  }))
  if (done.kind === 'done') inside.word = { name: whom.name, text: word }
  return done
}

/** A hundred random bits in letters that are not mistaken for each other, to be read aloud. */
const newWord = (): string => newId('word').slice('word_'.length)

/** The key of the body for them, without a key to sign with: that one they make themselves. */
function placeFor({ unlocked }: Inside, person: string, secret: string) {
  return { unlocked: { person, key: unlocked.key, signing: null }, secret }
}
