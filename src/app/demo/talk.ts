/** Office and officer write to each other about a case that is looked at: a schedule comes with the words, and a form goes back. */
import type { Office } from '#platform/office.ts'
import { typeset } from '#platform/pdf.ts'
import { officerWrites, writeToOfficer } from '#requests'
import { uploadOf } from './arrivals.ts'
import type { DemoPeople } from './people.ts'

export async function talkAboutCase(office: Office, people: DemoPeople, caseId: string): Promise<void> {
  const [officer, reviewer] = [people.get('officer')?.id ?? '', people.get('reviewer')?.id ?? '']
  const schedule = await demoPaper(
    office,
    'Schedule A',
    'The meetings of the second and third week of the period, not those before.',
  )
  await officerWrites(office, officer, {
    caseId,
    text: 'The schedule to our process came out unreadable. Here it is again.',
    uploads: [await uploadOf(office, schedule, 'Schedule A.pdf')],
  })
  const form = await demoPaper(
    office,
    'How we certify',
    'Every package carries a certificate with the SHA-256 of each file in it.',
  )
  await writeToOfficer(office, reviewer, {
    caseId,
    text: 'Thank you, we can read it now. Enclosed is how we certify what we hand over.',
    uploads: [await uploadOf(office, form, 'How we certify.pdf')],
  })
}

/** One page of somebody's, as PDF. */
export function demoPaper(office: Office, title: string, text: string): Promise<Uint8Array> {
  return typeset({ source: SOURCE, data: { title, text }, at: office.clock.now() })
}

const SOURCE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(paper: "a4", margin: 24mm)
#set text(font: "IBM Plex Sans", size: 10.5pt, lang: "en", region: "GB")
= #it.title
#it.text
`
