import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { type SmtpSink, startSmtpSink } from './smtp.ts'

let sink: SmtpSink
const letter = {
  from: 'office@halder.example',
  to: 'user@halder.example',
  subject: 'Kennisgeving',
  text: 'Beste lezer',
}

afterEach(() => sink.close())

test('keeps what it gets, as the reader would see it', async () => {
  sink = await startSmtpSink()
  await createTransport(sink.url).sendMail({ ...letter, messageId: '<one@halder.example>' })
  const [mail] = await sink.waitFor(1)
  expect(mail).toMatchObject({
    to: ['user@halder.example'],
    subject: 'Kennisgeving',
    messageId: '<one@halder.example>',
  })
  expect(mail?.text.trim()).toBe('Beste lezer')
})

test('can accept a mail and break the line right after', async () => {
  sink = await startSmtpSink()
  const cut = new Promise((resolve) => sink.cutAfterAccepting((mail) => resolve(mail.subject)))
  await createTransport(sink.url)
    .sendMail(letter)
    .catch(() => {})
  expect(await cut).toBe('Kennisgeving')
  expect(sink.mails).toHaveLength(1)
  await createTransport(sink.url).sendMail(letter)
  expect(sink.mails).toHaveLength(2)
})

test('can refuse one mail with a code', async () => {
  sink = await startSmtpSink()
  sink.refuseNext(451, 'try later')
  await expect(createTransport(sink.url).sendMail(letter)).rejects.toMatchObject({ responseCode: 451 })
  expect(sink.mails).toHaveLength(0)
})
