/** Ten letters in ten hands. The rules were tuned looking at these; `letters-held-out.ts` holds those that nobody looked at. */
import { type Template, addresseeLines, bold, center, figures, gap, item, meetingIn, ordinal, periodOf, plain, plainDate, right, shortDate, title, titleOf, usDate, when } from './writing.ts'

const caption: Template = {
  name: 'court caption, commanded', process: 'any',
  write: (f) => [
    center(`IN THE ${f.agency.court.toUpperCase()}`), center(`STATE OF ${f.agency.state.toUpperCase()}, COUNTY OF ${f.agency.county.toUpperCase()}`), gap,
    title(titleOf(f).toUpperCase()), gap, ...when(f.docket, (n) => [bold(`Case No. ${n}`)]), gap,
    ...addresseeLines(f, f.company ? ['TO:'] : ['TO: Custodian of Records']), gap,
    plain(`YOU ARE COMMANDED, by the authority of the State of ${f.agency.state}${f.authority ? ` and ${f.authority}` : ''}${f.sca ? `, and consistent with ${f.sca}` : ''}, to produce the following records${f.due ? ` on or before ${usDate(f.due)}` : ''} to the ${f.agencyShown}, ${f.agency.street}, ${f.agency.city}.`), gap,
    ...when(f.mail, (mail) => [plain(`Account: ${mail}`)]), ...when(meetingIn(f, plainDate), (m) => [plain(`Meeting number: ${m}`)]), ...when(f.telephone, (t) => [plain(`Telephone number: ${t}`)]),
    ...when(periodOf(f, usDate), (p) => [plain(`Period: ${p}`)]), gap,
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)), gap, ...when(f.offence, (o) => [plain(`Offense under investigation: ${o}.`)]), ...f.sentences.map(plain), gap,
    plain(`Contact: ${f.officer.rank} ${f.officer.name}, badge ${f.officer.badge}, ${f.officer.phone}, ${f.officer.mail}`), gap,
    ...when(f.issued, (d) => [plain(`Dated: ${usDate(d)}`)]), ...when(f.signature, () => [plain(`/s/ ${f.official.name}`), plain(f.official.name), plain(f.official.office)]),
  ],
}

const letter: Template = {
  name: 'letter with date at the top', process: 'any',
  write: (f) => [
    bold(f.agencyShown), plain(`${f.agency.street}, ${f.agency.city}`), gap, ...when(f.issued, (d) => [plain(usDate(d)), gap]), ...addresseeLines(f, ['Custodian of Records']), gap,
    bold(`Re: ${titleOf(f)}${f.docket ? `, File No. ${f.docket}` : ''}`), gap, plain('Dear Custodian:'), gap,
    plain(`This ${titleOf(f).toLowerCase()} is issued ${f.authority ? `under ${f.authority}` : 'in a pending investigation'}${f.sca ? ` and ${f.sca}` : ''}. ${f.offence ? `We are investigating violations of ${f.offence}. ` : ''}Please provide the records listed below${f.mail ? ` for the account registered to ${f.mail}` : ''}${f.meeting ? ` and for meeting ID ${meetingIn(f, plainDate, ', ')}` : ''}${f.telephone ? ` for the subscriber of telephone number ${f.telephone}` : ''}${periodOf(f, usDate) ? `, ${periodOf(f, usDate, ['for the period from', 'through'])}` : ''}.`), gap,
    ...f.items.map((text) => item(`- ${text}`)), gap, ...when(f.due, (d) => [plain(`Your response is due no later than ${usDate(d)}.`)]), ...f.sentences.map(plain),
    plain(`If you have questions, contact ${f.officer.rank} ${f.officer.name} (badge ${f.officer.badge}) at ${f.officer.phone} or ${f.officer.mail}.`), gap,
    ...when(f.signature, () => [plain('Sincerely,'), gap, plain(f.official.name), plain(`${f.official.office}, ${f.agency.county} County`)]),
  ],
}

const form: Template = {
  name: 'form with labels', process: 'any',
  write: (f) => [
    title(titleOf(f).toUpperCase()), center(f.agencyShown), gap, ...when(f.docket, (n) => [plain(`Docket Number: ${n}`)]), ...when(f.issued, (d) => [plain(`Date of issue: ${figures(d)}`)]),
    ...when(f.due, (d) => [plain(`Return date: ${figures(d)}`)]), plain(`Statutory authority: ${[f.authority, f.sca].filter(Boolean).join('; ') || 'see attached'}`), ...when(f.offence, (o) => [plain(`Nature of offense: ${o}`)]), gap,
    bold('Served on'), ...addresseeLines(f), gap, bold('Identifiers'), ...when(f.mail, (mail) => [plain(`E-mail: ${mail}`)]), ...when(meetingIn(f, figures, ' '), (m) => [plain(`Meeting ID: ${m}`)]), ...when(f.telephone, (t) => [plain(`Phone number: ${t}`)]),
    ...when(f.range, (r) => [plain(`Date range: ${figures(r.from)} - ${figures(r.to)}`)]), ...when(f.openPeriod, (p) => [plain(`Date range: ${p}`)]), gap, bold('Records to be produced'),
    ...f.items.map((text, n) => item(`(${String.fromCharCode(97 + n)}) ${text}`)), gap, ...f.sentences.map(plain), gap,
    plain(`Requesting officer: ${f.officer.rank} ${f.officer.name}, ID ${f.officer.badge}`), plain(`Tel: ${f.officer.phone}   E-mail: ${f.officer.mail}`), gap, ...when(f.signature, () => [plain(`Signature: ${f.official.name}`), plain(`Title: ${f.official.office}`)]),
  ],
}

const witness: Template = {
  name: 'witness my hand', process: 'any',
  write: (f) => [
    center(`THE STATE OF ${f.agency.state.toUpperCase()}`), title(`${titleOf(f).toUpperCase()} DUCES TECUM`), gap, ...when(f.docket, (n) => [right(`Cause No. ${n}`)]),
    plain(`THE STATE OF ${f.agency.state.toUpperCase()} TO: the Records Custodian of`), ...addresseeLines(f), gap, plain('GREETINGS:'),
    plain(`We command you that, all excuses aside, you produce to ${f.agencyShown} at ${f.agency.street}, ${f.agency.city}${f.due ? `, by ${usDate(f.due)}` : ''}, the records described here${f.authority ? `, as provided in ${f.authority}` : ''}${f.sca ? ` and ${f.sca}` : ''}.`), gap,
    ...when(f.mail, (mail) => [plain(`User account associated with ${mail}.`)]), ...when(f.telephone, (t) => [plain(`Subscriber number ${t}.`)]), ...when(meetingIn(f, usDate), (m) => [plain(`Meeting no. ${m}.`)]),
    ...when(periodOf(f, usDate, ['between', 'and']), (p) => [plain(`The period is ${p}.`)]), gap, ...f.items.map((text, n) => item(`${String.fromCharCode(65 + n)}. ${text}`)), gap, ...f.sentences.map(plain),
    ...when(f.offence, (o) => [plain(`The grounds are a suspected violation of ${o}.`)]), gap,
    ...when(f.issued, (d) => [plain(f.signature ? `WITNESS my hand this ${ordinal(d)}.` : `Issued this ${ordinal(d)}.`)]), ...when(f.signature, () => [gap, plain('______________________________'), plain(f.official.name), plain(f.official.office)]),
    gap, plain(`Return to: ${f.officer.rank} ${f.officer.name}, ${f.officer.mail}, ${f.officer.phone}`),
  ],
}

const memo: Template = {
  name: 'memo with signature by', process: 'any',
  write: (f) => [
    title(titleOf(f)), gap, plain(`FROM: ${f.agencyShown}, ${f.agency.street}, ${f.agency.city}`), ...addresseeLines(f, ['TO:']), ...when(f.docket, (n) => [plain(`CASE NUMBER: ${n}`)]), gap,
    plain(`Pursuant to ${[f.authority, f.sca].filter(Boolean).join(' and ') || 'the laws of the State'} you are directed to disclose to this office the following${f.due ? ` not later than ${plainDate(f.due)}` : ''}:`), gap,
    ...f.items.map((text, n) => item(`${n + 1}) ${text}`)), gap, plain(`These records concern ${[f.mail && `the user ${f.mail}`, f.telephone && `telephone number ${f.telephone}`, f.meeting && `meeting number ${meetingIn(f, plainDate)}`].filter(Boolean).join(', ') || 'a user of your service'}.`),
    ...when(periodOf(f, plainDate, ['from', 'through']), (p) => [plain(`Only records ${p} are requested.`)]), ...when(f.offence, (o) => [plain(`Crime: ${o}`)]), ...f.sentences.map(plain), gap,
    ...when(f.signature, () => [plain(`By: ${f.official.name}, ${f.official.office}`)]), ...when(f.issued, (d) => [plain(`Date: ${plainDate(d)}`)]), gap, plain(`Officer to whom records are sent: ${f.officer.name}, ${f.officer.mail}`),
  ],
}

const inTheName: Template = {
  name: 'in the name of the people', process: 'any',
  write: (f) => [
    center(f.agency.court.toUpperCase()), title(titleOf(f).toUpperCase()), center('(To produce documents)'), gap, plain(`To: Keeper of the Records${f.company ? `, ${f.company.name}` : ''}`), ...(f.address ?? []).map(plain), gap,
    plain(`In the name of the People of ${f.agency.state}, you are hereby ordered to deliver to the ${f.agencyShown} the records named in Schedule A${f.due ? `. Compliance date: ${shortDate(f.due)}` : ''}.`), gap,
    plain(`Legal authority: ${[f.authority, f.sca].filter(Boolean).join(', ') || 'on file'}. ${f.offence ? `Alleged offense: ${f.offence}.` : ''}`), ...when(f.docket, (n) => [plain(`Reference: ${n}`)]), gap, bold('SCHEDULE A'),
    ...when(f.mail, (mail) => [plain(`Target account: ${mail}`)]), ...when(meetingIn(f, shortDate), (m) => [plain(`Meeting identifier ${m}`)]), ...when(f.telephone, (t) => [plain(`Target telephone number ${t}`)]), ...when(periodOf(f, shortDate), (p) => [plain(`Time frame: ${p}`)]),
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)), gap, ...f.sentences.map(plain), gap,
    ...when(f.signature, () => [plain('Issued by:'), plain(`${f.official.name}, ${f.official.office}`)]), ...when(f.issued, (d) => [plain(`Issued on ${shortDate(d)}`)]), plain(`Questions: ${f.officer.mail}, ${f.officer.phone}`),
  ],
}

const federal: Template = {
  name: 'federal form style', process: 'any',
  write: (f) => [
    center('UNITED STATES OF AMERICA'), center(f.agencyShown), gap, title(titleOf(f).toUpperCase()), ...when(f.docket, (n) => [right(`Subpoena No. ${n}`)]), gap, plain('Name of custodian:'), ...addresseeLines(f), gap,
    plain(`You are hereby required to produce the items below${f.due ? ` on or before ${figures(f.due)}` : ''} to ${f.officer.rank} ${f.officer.name} at ${f.agency.street}, ${f.agency.city}${f.authority ? `, under the authority of ${f.authority}` : ''}.`), gap,
    ...f.items.map((text) => item(`* ${text}`)), gap, ...when(f.mail, (mail) => [plain(`Identifier: ${mail}`)]), ...when(meetingIn(f, plainDate), (m) => [plain(`Conference ID: ${m}`)]), ...when(f.telephone, (t) => [plain(`Identifier: telephone number ${t}`)]),
    ...when(f.range, (r) => [plain(`Start date ${figures(r.from)}, end date ${figures(r.to)}`)]), ...when(f.openPeriod, (p) => [plain(`Dates: ${p}`)]), ...when(f.sca, (s) => [plain(`Disclosure of these records to a governmental entity on a subpoena is provided for in ${s}.`)]), ...when(f.offence, (o) => [plain(`Investigation of ${o}.`)]), ...f.sentences.map(plain), gap,
    ...when(f.issued, (d) => [plain(`Issued: ${figures(d)}`)]), ...when(f.signature, () => [plain('Signature of issuing officer:'), plain(f.official.name), plain(f.official.office)]),
  ],
}

const story: Template = {
  name: 'one long paragraph', process: 'any',
  write: (f) => [
    title(`${f.agencyShown}: ${titleOf(f)}`), gap, ...addresseeLines(f), gap,
    plain(`${f.docket ? `In matter no. ${f.docket} the` : 'The'} ${f.agencyShown} requires you${f.authority ? `, by ${f.authority},` : ''} to hand over, ${f.due ? `no later than ${usDate(f.due)}` : 'promptly'}, subscriber records${f.mail ? ` for the account ${f.mail}` : ''}${f.telephone ? ` for the line with number ${f.telephone}` : ''}${f.meeting ? ` for the host of the meeting with ID ${meetingIn(f, usDate)}` : ''}${periodOf(f, usDate) ? ` ${periodOf(f, usDate)}` : ''}. ${f.items.join(' ')} ${f.sca ? `See ${f.sca}. ` : ''}${f.offence ? `The suspected crime is ${f.offence}. ` : ''}${f.sentences.join(' ')}`), gap,
    plain(`For inquiries call ${f.officer.name} at ${f.officer.phone}.`), gap, ...when(f.issued, (d) => [plain(`Signed on ${usDate(d)}${f.signature ? ' by' : ''}`)]), ...when(f.signature, () => [plain(f.official.name), plain(f.official.office)]),
  ],
}

const people: Template = {
  name: 'people v. John Doe', process: 'trial',
  write: (f) => [
    center(f.agency.court.toUpperCase()), gap, plain(`STATE OF ${f.agency.state.toUpperCase()}, Plaintiff,`), plain('v.'), plain('JOHN DOE, Defendant.'), ...when(f.docket, (n) => [right(`Case Number ${n}`)]), gap,
    title('SUBPOENA'), center('For production of records at trial'), gap, ...addresseeLines(f, ['TO:']), gap,
    plain(`You are commanded to produce, for use at the trial of this case, the records below${f.due ? `, by ${plainDate(f.due)}` : ''}, to ${f.agencyShown}. ${f.authority ? `This subpoena is issued under ${f.authority}` : 'This subpoena is issued by the court'}${f.sca ? ` and ${f.sca}` : ''}. ${f.offence ? `Charge: ${f.offence}.` : ''}`), gap,
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)), ...when(f.mail, (mail) => [plain(`Account holder's e-mail: ${mail}`)]), ...when(meetingIn(f, plainDate), (m) => [plain(`Meeting ID ${m}`)]), ...when(f.telephone, (t) => [plain(`Account telephone number: ${t}`)]), ...when(periodOf(f, plainDate), (p) => [plain(`For the time ${p}.`)]), ...f.sentences.map(plain), gap,
    ...when(f.issued, (d) => [plain(`Dated this ${ordinal(d)}`)]), ...when(f.signature, () => [plain(`Signed: ${f.official.name}`), plain(f.official.office)]),
  ],
}

const jury: Template = {
  name: 'before the grand jury', process: 'grand-jury',
  write: (f) => [
    title('SUBPOENA TO PRODUCE RECORDS BEFORE A GRAND JURY'), center(f.agency.court), gap, ...when(f.docket, (n) => [plain(`Grand Jury No. ${n}`)]), ...addresseeLines(f, ['TO:']), gap,
    plain(`YOU ARE COMMANDED to appear before the grand jury of ${f.agency.county} County${f.due ? ` on ${usDate(f.due)} at 9:00 a.m.` : ''} and to bring the following. Instead of appearing you may send the records to the ${f.agencyShown}.`), gap,
    ...f.items.map((text, n) => item(`${n + 1}. ${text}`)), gap, ...when(f.mail, (mail) => [plain(`Subscriber: ${mail}`)]), ...when(meetingIn(f, usDate), (m) => [plain(`Meeting ID: ${m}`)]), ...when(f.telephone, (t) => [plain(`Subscriber telephone number: ${t}`)]), ...when(periodOf(f, usDate), (p) => [plain(`Relevant period: ${p}.`)]),
    plain(`${f.authority ? `Authority: ${f.authority}.` : ''} ${f.sca ? `Federal law: ${f.sca}.` : ''} ${f.offence ? `Offense: ${f.offence}.` : ''}`), ...f.sentences.map(plain), gap, ...when(f.issued, (d) => [plain(`Date: ${usDate(d)}`)]), ...when(f.signature, () => [plain(`/s/ ${f.official.name}, ${f.official.office}`)]),
  ],
}

export const LETTERS: readonly Template[] = [caption, letter, form, witness, memo, inTheName, federal, story, people, jury]
