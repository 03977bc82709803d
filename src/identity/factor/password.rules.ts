/**
 * What a password must be.
 *
 * Policy  NIST SP 800-63B, 3.1.1: length counts and nothing else; no forced mixture, no expiry; what everyone guesses first is refused.
 */
export const PASSWORD_LEAST = 12
export const PASSWORD_MOST = 200

export type PasswordFault = 'short' | 'long' | 'easy'

const FIRST_GUESSES = [
  'password',
  'wachtwoord',
  'welkom',
  'welcome',
  'qwerty',
  'azerty',
  'letmein',
  'changeme',
  'administrator',
  '123456',
  'abcdef',
  'waarborg',
]

/** `known` is what a guesser knows of this person: the address, the name, the provider. */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | null {
  if ([...password].length < PASSWORD_LEAST) return 'short'
  if (password.length > PASSWORD_MOST) return 'long'
  const plain = password.toLowerCase()
  const guesses = [...FIRST_GUESSES, ...known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter(
    (guess) => guess.length >= 4,
  )
  const rest = guesses
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, guess) => left.replaceAll(guess, ''), plain)
  const different = new Set(rest.replace(/[^\p{L}\p{N}]/gu, '')).size
  return different < 6 ? 'easy' : null
}
