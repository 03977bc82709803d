/**
 * A telephone number that a person in another country can dial, with its extension.
 *
 * Seed    guide: "het telefoonnummer van de verzoekende agent (inclusief extensie)".
 * Law     ITU-T E.164: at most fifteen digits after the plus sign.
 */
export type Telephone = Readonly<{ number: string; extension: string }>

/** `+1 (330) 555-0142` → `+13305550142`; null when it is not an international number. */
export function e164(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : null
}

/** An extension of one to eight digits; `0` says that there is none. */
export function extension(typed: string): string | null {
  const bare = typed.trim().replace(/^(?:ext\.?|x|toestel)\s*/i, '')
  return /^\d{1,8}$/.test(bare) ? bare : null
}
