/** Six more hands, written before the first run and left alone while the rules were tuned. Only their totals were looked at. */
import {
  addresseeLines,
  bold,
  center,
  gap,
  item,
  meetingIn,
  periodOf,
  plain,
  plainDate,
  right,
  shortDate,
  type Template,
  title,
  titleOf,
  usDate,
  when,
} from './writing.ts'

const sheriff: Template = {
  name: 'sheriff, numbered paragraphs',
  process: 'any',
  write: (f) => [
    bold(f.agencyShown.toUpperCase()),
    plain(`${f.agency.poBox}, ${f.agency.city}`),
    gap,
    title(titleOf(f).toUpperCase()),
    ...when(f.docket, (n) => [plain(`Our reference no.: ${n}`)]),
    gap,
    plain('Addressee'),
    ...addresseeLines(f),
    gap,
    plain(
      `1. This instrument is ${f.titled === 'administrative' ? 'an administrative' : `a ${f.titled.replace('-', ' ')}`} subpoena${f.authority ? ` authorized by ${f.authority}` : ''}${f.sca ? ` for records described in ${f.sca}` : ''}.`,
    ),
    plain(
      `2. Subject of the demand: ${[f.mail && `the customer using ${f.mail}`, f.telephone && `the phone number ${f.telephone}`, f.meeting && `the meeting with number ${meetingIn(f, usDate)}`].filter(Boolean).join('; ') || 'a customer of the service'}.`,
    ),
    plain(`3. Records demanded${periodOf(f, usDate) ? ` ${periodOf(f, usDate, ['from', 'until'])}` : ''}:`),
    ...f.items.map((text) => item(`   o ${text}`)),
    ...when(f.due, (d) => [plain(`4. We request your answer by ${usDate(d)}.`)]),
    ...when(f.offence, (o) => [plain(`5. Offence: ${o}.`)]),
    ...f.sentences.map((text, n) => plain(`${n + 6}. ${text}`)),
    gap,
    ...when(f.issued, (d) => [plain(`Executed on ${usDate(d)}`)]),
    ...when(f.signature, () => [plain(`Authorized by: ${f.official.name}`), plain(f.official.office)]),
    plain(`cc: ${f.officer.rank} ${f.officer.name}, ${f.officer.mail}`),
  ],
}

const clerk: Template = {
  name: 'clerk of court',
  process: 'any',
  write: (f) => [
    center(f.agency.court),
    ...when(f.docket, (n) => [right(`Docket: ${n}`)]),
    gap,
    title(titleOf(f)),
    gap,
    plain('The sheriff or any authorized person shall serve this subpoena on:'),
    ...addresseeLines(f),
    gap,
    plain(
      `The witness is ordered to produce to ${f.agencyShown} ${f.due ? `not after ${plainDate(f.due)} ` : ''}the material set out below.`,
    ),
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)),
    gap,
    ...when(f.mail, (mail) => [plain(`The account in question is identified by the e-mail address ${mail}.`)]),
    ...when(f.telephone, (t) => [plain(`The line in question is identified by telephone number ${t}.`)]),
    ...when(meetingIn(f, plainDate), (m) => [plain(`The meeting in question has ID ${m}.`), plain(`Meeting ID: ${m}`)]),
    ...when(periodOf(f, plainDate, ['between', 'and']), (p) => [plain(`Records are limited to the days ${p}.`)]),
    plain(
      `${f.authority ? `Issued pursuant to ${f.authority}. ` : ''}${f.sca ? `See also ${f.sca}. ` : ''}${f.offence ? `Matter under investigation: ${f.offence}.` : ''}`,
    ),
    ...f.sentences.map(plain),
    gap,
    ...when(f.issued, (d) => [plain(`Given ${f.signature ? 'under my hand ' : ''}on ${plainDate(d)}.`)]),
    ...when(f.signature, () => [plain(f.official.name), plain(f.official.office)]),
  ],
}

const table: Template = {
  name: 'two columns of labels',
  process: 'any',
  write: (f) => [
    title(`${titleOf(f).toUpperCase()} FOR SUBSCRIBER RECORDS`),
    gap,
    ...when(f.docket, (n) => [plain(`Case number            ${n}`)]),
    plain(`Issuing agency         ${f.agencyShown}`),
    ...when(f.issued, (d) => [plain(`Date issued            ${shortDate(d)}`)]),
    ...when(f.due, (d) => [plain(`Due date               ${shortDate(d)}`)]),
    plain(`Authority              ${[f.authority, f.sca].filter(Boolean).join(' / ') || '-'}`),
    ...when(f.offence, (o) => [plain(`Crime                  ${o}`)]),
    plain('Recipient'),
    ...addresseeLines(f),
    gap,
    ...when(f.mail, (mail) => [plain(`Account                ${mail}`)]),
    ...when(meetingIn(f, shortDate), (m) => [plain(`Meeting ID             ${m}`)]),
    ...when(f.telephone, (t) => [plain(`Telephone number       ${t}`)]),
    ...when(periodOf(f, shortDate), (p) => [plain(`Period                 ${p}`)]),
    gap,
    ...f.items.map((text) => item(`[x] ${text}`)),
    gap,
    ...f.sentences.map(plain),
    gap,
    plain(`Point of contact       ${f.officer.name}, ${f.officer.phone}, ${f.officer.mail}`),
    ...when(f.signature, () => [plain(`Authorized signature: ${f.official.name}, ${f.official.office}`)]),
  ],
}

const attorney: Template = {
  name: 'attorney, respectfully',
  process: 'any',
  write: (f) => [
    right(f.agencyShown),
    right(f.agency.street),
    right(f.agency.city),
    gap,
    ...addresseeLines(f, ['Attn: Legal Department']),
    gap,
    title(titleOf(f).toUpperCase()),
    gap,
    plain('To the custodian:'),
    plain(
      `The undersigned, acting ${f.authority ? `under the power conferred by ${f.authority}` : 'in an official capacity'}, demands the production of the records set forth in this paragraph${f.sca ? ` (${f.sca})` : ''}. ${f.items.join(' ')}`,
    ),
    gap,
    plain(
      `${f.mail ? `They relate to the user identified as ${f.mail}. ` : ''}${f.telephone ? `They relate to telephone number ${f.telephone}. ` : ''}${f.meeting ? `They relate to meeting number ${meetingIn(f, usDate)}. ` : ''}${periodOf(f, usDate) ? `The demand covers the period ${periodOf(f, usDate, ['beginning', 'and ending'])}.` : ''}`,
    ),
    plain(
      `${f.docket ? `The investigation is known under case ID ${f.docket}. ` : ''}${f.offence ? `It concerns ${f.offence}. ` : ''}${f.due ? `Please respond by ${usDate(f.due)}.` : ''}`,
    ),
    ...f.sentences.map(plain),
    gap,
    ...when(f.signature, () => [plain('Respectfully,'), plain(f.official.name), plain(f.official.office)]),
    ...when(f.issued, (d) => [plain(`Dated ${usDate(d)}`)]),
  ],
}

const short: Template = {
  name: 'very short',
  process: 'any',
  write: (f) => [
    title(titleOf(f)),
    ...when(f.docket, (n) => [plain(`No. ${n} (Case No. ${n})`)]),
    ...addresseeLines(f, f.company ? ['Directed to:'] : []),
    gap,
    plain(`${f.agencyShown} requires: ${f.items.join(' ')}`),
    plain(
      `Identifier(s): ${[f.mail, f.telephone && `telephone number ${f.telephone}`, f.meeting && `meeting ID ${meetingIn(f, plainDate)}`].filter(Boolean).join('; ') || 'none given'}`,
    ),
    ...when(periodOf(f, plainDate), (p) => [plain(`Dates: ${p}`)]),
    ...when(f.due, (d) => [plain(`Deadline: ${plainDate(d)}`)]),
    plain(`Law: ${[f.authority, f.sca, f.offence].filter(Boolean).join('; ') || 'n/a'}`),
    ...f.sentences.map(plain),
    ...when(f.signature, () => [plain(`Signature: /s/ ${f.official.name}`), plain(f.official.office)]),
    ...when(f.issued, (d) => [plain(`Signed ${plainDate(d)}`)]),
  ],
}

const formal: Template = {
  name: 'whereas',
  process: 'any',
  write: (f) => [
    center(`${f.agency.county.toUpperCase()} COUNTY`),
    title(titleOf(f).toUpperCase()),
    gap,
    plain(
      `WHEREAS the ${f.agencyShown} is conducting an inquiry${f.offence ? ` into ${f.offence}` : ''}${f.docket ? `, Investigation No. ${f.docket}` : ''};`,
    ),
    plain(
      `${f.authority ? `WHEREAS ${f.authority} permits this demand` : 'WHEREAS this demand is permitted by law'}${f.sca ? ` and ${f.sca} names the records` : ''};`,
    ),
    gap,
    plain('NOW THEREFORE this subpoena is directed to'),
    ...addresseeLines(f),
    gap,
    plain(`who shall, ${f.due ? `on or before ${plainDate(f.due)}` : 'without delay'}, furnish:`),
    ...f.items.map((text, n) => item(`${'i'.repeat(n + 1)}. ${text}`)),
    gap,
    ...when(f.mail, (mail) => [plain(`with respect to the account of ${mail}`)]),
    ...when(f.telephone, (t) => [plain(`with respect to subscriber telephone number ${t}`)]),
    ...when(meetingIn(f, plainDate), (m) => [plain(`with respect to meeting number ${m}`)]),
    ...when(periodOf(f, plainDate, ['from', 'up to and including']), (p) => [plain(`for the days ${p}.`)]),
    ...f.sentences.map(plain),
    gap,
    ...when(f.issued, (d) => [plain(`Issued at ${f.agency.county} on ${plainDate(d)}`)]),
    ...when(f.signature, () => [plain('By:'), plain(`${f.official.name}, ${f.official.office}`)]),
  ],
}

export const HELD_OUT: readonly Template[] = [sheriff, clerk, table, attorney, short, formal]
