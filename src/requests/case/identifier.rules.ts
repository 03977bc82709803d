/**
 * By what an account or a meeting is named in a request, brought into one form.
 *
 * Seed    guide: "het nummer, de datum en tijd in UTC van de vergadering, het e-mailadres … en de gebruikersnamen".
 * Policy  a meeting number alone is not enough: numbers of recurring meetings name many meetings.
 */
export const IDENTIFIER_KINDS = ['email', 'meeting', 'username', 'telephone'] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

export function isIdentifierKind(text: string): text is IdentifierKind {
  return IDENTIFIER_KINDS.some((kind) => kind === text)
}

export type IdentifierProblem =
  | 'empty'
  | 'not-an-email'
  | 'not-a-meeting-number'
  | 'not-a-username'
  | 'not-a-telephone'
  | 'meeting-needs-time'

export type IdentifierReading =
  | Readonly<{ kind: 'fine'; value: string }>
  | Readonly<{ kind: 'wrong'; because: IdentifierProblem }>

/** `at` is the moment of the meeting, null when none was given. The value comes back in the form in which it is stored and looked up. */
export function readIdentifier(kind: IdentifierKind, typed: string, at: string | null): IdentifierReading {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { kind: 'wrong', because: 'empty' }
  switch (kind) {
    case 'email': {
      const value = text.toLowerCase()
      return /^[^\s@"<>]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(value)
        ? { kind: 'fine', value }
        : { kind: 'wrong', because: 'not-an-email' }
    }
    case 'meeting': {
      const value = text.replaceAll(/[\s-]/g, '')
      if (!/^\d{9,12}$/.test(value)) return { kind: 'wrong', because: 'not-a-meeting-number' }
      return at === null ? { kind: 'wrong', because: 'meeting-needs-time' } : { kind: 'fine', value }
    }
    case 'username':
      return /^[^\s@]{2,64}$/.test(text)
        ? { kind: 'fine', value: text.toLowerCase() }
        : { kind: 'wrong', because: 'not-a-username' }
    case 'telephone': {
      const value = text.replaceAll(/[\s().\-/]/g, '').replace(/^00/, '+')
      return /^\+[1-9]\d{6,14}$/.test(value) ? { kind: 'fine', value } : { kind: 'wrong', because: 'not-a-telephone' }
    }
  }
}

/** `81422075531` → `814 2207 5531`, as people read it. */
export function shownMeeting(value: string): string {
  return `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`.trim()
}
