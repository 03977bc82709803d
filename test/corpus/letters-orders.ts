/** What judges sign: orders under section 2703(d), orders that do not say under what, and warrants. */
import {
  addresseeLines,
  bold,
  center,
  gap,
  item,
  meetingIn,
  ordinal,
  periodOf,
  plain,
  plainDate,
  right,
  type Template,
  title,
  titleOf,
  usDate,
  when,
} from './writing.ts'

const caption: Template = {
  name: 'order with findings',
  process: 'order',
  write: (f) => [
    center(`IN THE ${f.agency.court.toUpperCase()}`),
    ...when(f.docket, (n) => [right(`Case No. ${n}`)]),
    gap,
    title(titleOf(f).toUpperCase()),
    gap,
    ...addresseeLines(f, ['TO:']),
    gap,
    plain(
      `This matter comes before the Court on the application of the ${f.agencyShown}${f.sca ? ` under ${f.sca}` : ''}. The Court finds specific and articulable facts showing that there are reasonable grounds to believe that the records sought are relevant and material to an ongoing criminal investigation${f.offence ? ` of ${f.offence}` : ''}.`,
    ),
    plain(`IT IS HEREBY ORDERED that the following be disclosed${f.due ? ` on or before ${usDate(f.due)}` : ''}:`),
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)),
    gap,
    ...when(f.mail, (mail) => [plain(`Account: ${mail}`)]),
    ...when(meetingIn(f, plainDate), (m) => [plain(`Meeting number: ${m}`)]),
    ...when(f.telephone, (t) => [plain(`Telephone number: ${t}`)]),
    ...when(periodOf(f, usDate), (p) => [plain(`Period: ${p}`)]),
    ...f.sentences.map(plain),
    gap,
    ...when(f.issued, (d) => [plain(`SO ORDERED, this ${ordinal(d)}.`)]),
    ...when(f.signature, () => [plain(`/s/ ${f.official.name}`), plain(f.official.name), plain(f.official.office)]),
    plain(
      `Served by ${f.officer.rank} ${f.officer.name}, badge ${f.officer.badge}, ${f.officer.phone}, ${f.officer.mail}`,
    ),
  ],
}

const application: Template = {
  name: 'in the matter of the application',
  process: 'order',
  write: (f) => [
    center(f.agency.court),
    gap,
    bold(`IN THE MATTER OF THE APPLICATION FOR AN ORDER${f.sca ? ` PURSUANT TO ${f.sca.toUpperCase()}` : ''}`),
    ...when(f.docket, (n) => [plain(`Docket No.: ${n}`)]),
    gap,
    title('ORDER'),
    gap,
    plain(`Upon application of the ${f.agencyShown}, ${f.agency.street}, ${f.agency.city}, it is ORDERED that`),
    ...addresseeLines(f),
    plain(
      `shall provide to that agency${f.due ? `, no later than ${usDate(f.due)}` : ''}${periodOf(f, usDate) ? ` and for the period ${periodOf(f, usDate, ['from', 'through'])}` : ''}, as to ${[f.mail && `the account ${f.mail}`, f.telephone && `the number ${f.telephone}`, f.meeting && `meeting ID ${meetingIn(f, usDate, ', ')}`].filter(Boolean).join(' and ') || 'the subscriber'}:`,
    ),
    ...f.items.map((text, n) => item(`(${String.fromCharCode(97 + n)}) ${text}`)),
    gap,
    ...when(f.offence, (o) => [plain(`The offense under investigation is ${o}.`)]),
    ...f.sentences.map(plain),
    gap,
    ...when(f.issued, (d) => [plain(`Dated: ${usDate(d)}`)]),
    ...when(f.signature, () => [plain(`Signed: ${f.official.name}`), plain(f.official.office)]),
  ],
}

const warrant: Template = {
  name: 'warrant on a court form',
  process: 'warrant',
  write: (f) => [
    center(f.agency.court.toUpperCase()),
    title('SEARCH AND SEIZURE WARRANT'),
    ...when(f.docket, (n) => [plain(`Case No. ${n}`)]),
    gap,
    plain(`To: any authorized officer of the ${f.agencyShown}, and to the provider`),
    ...addresseeLines(f),
    gap,
    plain(
      `An application by the officer named below requests the search of information${f.mail ? ` associated with ${f.mail}` : ''}${f.telephone ? ` associated with ${f.telephone}` : ''}${f.meeting ? ` of meeting number ${meetingIn(f, usDate)}` : ''}. I find probable cause${f.offence ? ` to believe that it holds evidence of ${f.offence}` : ''}.`,
    ),
    plain(
      `YOU ARE COMMANDED${f.authority ? ` under ${f.authority}` : ''}${f.sca ? ` and ${f.sca}` : ''} to disclose the following${f.due ? ` on or before ${usDate(f.due)}` : ''}${periodOf(f, usDate) ? `, ${periodOf(f, usDate, ['for the period from', 'through'])}` : ''}:`,
    ),
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)),
    gap,
    ...f.sentences.map(plain),
    ...when(f.issued, (d) => [plain(`Date and time issued: ${usDate(d)}`)]),
    ...when(f.signature, () => [plain(`Judge's signature: ${f.official.name}`), plain(f.official.office)]),
    plain(`Officer: ${f.officer.rank} ${f.officer.name}, badge ${f.officer.badge}, ${f.officer.mail}`),
  ],
}

const other: Template = {
  name: 'order under state law',
  process: 'other-order',
  write: (f) => [
    center(`THE STATE OF ${f.agency.state.toUpperCase()}`),
    center(f.agency.court),
    title('COURT ORDER'),
    ...when(f.docket, (n) => [right(`Cause No. ${n}`)]),
    gap,
    ...addresseeLines(f, ['TO THE CUSTODIAN OF RECORDS OF']),
    gap,
    plain(
      `On motion of the ${f.agencyShown}${f.authority ? ` and under ${f.authority}` : ''}, good cause having been shown${f.offence ? ` in the investigation of ${f.offence}` : ''}, the Court orders that you produce${f.due ? ` by ${usDate(f.due)}` : ''}:`,
    ),
    ...f.items.map((text, n) => item(`${String.fromCharCode(65 + n)}. ${text}`)),
    gap,
    ...when(f.mail, (mail) => [plain(`User account: ${mail}`)]),
    ...when(f.telephone, (t) => [plain(`Phone number: ${t}`)]),
    ...when(meetingIn(f, usDate), (m) => [plain(`Meeting number: ${m}`)]),
    ...when(periodOf(f, usDate), (p) => [plain(`Period: ${p}`)]),
    ...f.sentences.map(plain),
    gap,
    ...when(f.issued, (d) => [plain(`Signed on ${usDate(d)}`)]),
    ...when(f.signature, () => [plain(`/s/ ${f.official.name}`), plain(f.official.office)]),
  ],
}

export const ORDERS: readonly Template[] = [caption, warrant, application, other]
