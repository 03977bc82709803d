/**
 * A postal address at which a person can be found: no post-office box, in the forms that ten languages write it.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden": "het postadres van de verzoekende agent (geen postbussen)".
 * Policy  a box number inside a street address is refused too; "Apartado" in a street name is accepted when no number follows.
 */
const BOX_WORDS: readonly RegExp[] = [
  /\bp\.? ?o\.? ?box\b/,
  /\bpost ?(?:al )?(?:office )?box\b/,
  /\bp\.? ?o\.? ?b\.? ?\d/,
  /\bpmb ?#?\d/,
  /\bgpo box\b/,
  /\block ?(?:ed )?bag ?\d/,
  /\bpost ?bus ?(?:nr\.? ?)?\d/,
  /\bantwoordnummer ?\d/,
  /\bpost ?fach ?(?:nr\.? ?)?\d*/,
  /\bbo[iî]te postale\b/,
  /\bb\.? ?p\.? ?(?:n[o°]\.? ?)?\d/,
  /\bcs ?\d{5}\b/,
  /\bcase postale\b/,
  /\bc\.? ?p\.? ?\d/,
  /\bapartado(?: de correos| postal)? ?(?:n[o°º]?\.? ?)?\d/,
  /\bap(?:do|tdo|\.)\.? ?(?:de correos )?\d/,
  /\bcasella postale\b/,
  /\bcas\. ?post\b/,
  /\bcaixa postal\b/,
  /\bapartado ?\d/,
  /\bskr(?:ytka|\.) ?(?:poczt(?:owa|\.)) ?\d/,
  /\bpost ?boks ?\d/,
  /\bbox ?\d{1,6}\b/,
  /\bpostilokero\b|\bpl ?\d{1,5}\b/,
  /\bp\.? ?f\.? ?\d/,
  /\bposta kutusu\b|\bpk ?\d/,
  /私書箱/,
  /(?:^|\s)а\/я(?:\s|$)/,
]

/** The words by which an address is a post-office box, as they stand in it; null when it is a street address. */
export function boxIn(address: string): string | null {
  const plain = address.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').slice(0, 1000)
  for (const pattern of BOX_WORDS) {
    const hit = pattern.exec(plain)
    if (hit)
      return address
        .normalize('NFKC')
        .replaceAll(/\s+/g, ' ')
        .slice(hit.index, hit.index + hit[0].length + 6)
        .trim()
  }
  return null
}

/** `Marlow, OH 44999` → its parts (with or without the comma), as a register writes a town of the United States; empty where it is written otherwise. */
export function townOf(line: string): Readonly<{ town: string; region: string; postalCode: string }> {
  const [, town = '', region = '', postalCode = ''] =
    /^([^,]{1,100}?),? ([A-Z]{2}) (\d{5}(?:-\d{4})?)$/.exec(line.trim()) ?? []
  return { town, region, postalCode }
}
