import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { eachDatabase, type FreshDb } from '#test/database.ts'
import { startSmtpSink } from '#test/smtp.ts'
import { startJobs } from '../jobs/start.ts'
import { transact } from '../office.ts'
import { handClock } from '../time.ts'
import { insertAttempt, mailById, outbox } from './mail.store.ts'
import { isMailAddress, type Letter, mailJob, queueMail, sendAgain } from './outbox.ts'
import { type Mailer, smtpMailer } from './smtp.ts'

const clock = handClock('2026-03-02T09:00:00Z')
const letter: Letter = {
  to: 'officer@police.example.org',
  subject: 'Receipt ✓',
  text: 'Dear officer,\n.\nyours — Halder',
  html: '<p>Dear officer,</p>',
  about: 'case_1',
  caseId: 'case_1',
  template: 'receipt',
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function officeWith({ opened, db }: FreshDb, mailer: Mailer | null) {
  const running = await startJobs({ opened, lines: () => [mailJob({ db, clock, mailer })], complain: () => {} })
  stops.push(running.stop)
  const office = {
    db,
    clock,
    jobs: running.jobs,
    provider: { name: 'Halder\r\nBcc: all@example.org', officeEmail: 'trust@halder.example' },
    baseUrl: 'https://trust.halder.example',
  } as never
  const queue = (change: Partial<Letter> = {}) =>
    transact({ db }, (tx) => queueMail(tx, office, { ...letter, ...change }))
  return { ...running, queue }
}

eachDatabase('mail', (open) => {
  test('is sent once it is committed, with its own Message-ID', async () => {
    const sink = await startSmtpSink()
    stops.push(sink.close)
    const fresh = await open()
    const { queue, settled } = await officeWith(fresh, smtpMailer(sink.url))
    const id = await queue()
    await settled()
    expect(sink.mails).toMatchObject([
      {
        messageId: `<${id}@trust.halder.example>`,
        from: 'trust@halder.example',
        to: [letter.to],
        subject: letter.subject,
      },
    ])
    expect(sink.mails[0]?.text.trim()).toBe(letter.text)
    expect(sink.mails[0]?.html).toContain(letter.html)
    expect(sink.mails[0]?.raw).toContain('Auto-Submitted: auto-generated')
    expect((await mailById(fresh.db, id))?.attempts.map(({ step }) => step)).toEqual(['started', 'accepted'])
    expect(await outbox(fresh.db, { page: 1 })).toMatchObject({
      total: 1,
      mails: [{ id, state: 'accepted', reply: expect.stringContaining('250'), caseId: 'case_1' }],
    })
  })

  test('stays in the outbox where there is no mail server, until there is one', async () => {
    const fresh = await open()
    const without = await officeWith(fresh, null)
    const id = await without.queue()
    await without.settled()
    expect(await outbox(fresh.db, { page: 1, state: 'no-server' })).toMatchObject({
      mails: [{ id, state: 'no-server', reply: 'not sent: no mail server' }],
    })
    await without.stop()
    const sink = await startSmtpSink()
    stops.push(sink.close)
    const having = await officeWith(fresh, smtpMailer(sink.url))
    await transact(fresh, (tx) => sendAgain(tx, having.jobs, id))
    await having.settled()
    expect(sink.mails).toHaveLength(1)
  })

  test('a refusal is written down and tried again later', async () => {
    const sink = await startSmtpSink()
    stops.push(sink.close)
    sink.refuseNext(451, 'try later')
    const fresh = await open()
    const { queue, settled, list } = await officeWith(fresh, smtpMailer(sink.url))
    const id = await queue()
    await settled()
    expect((await mailById(fresh.db, id))?.attempts).toMatchObject([
      { step: 'started' },
      { step: 'failed', reply: expect.stringContaining('451 try later') },
    ])
    expect(await list({ state: 'waiting' })).toMatchObject([
      { name: 'mail.send', error: expect.stringContaining('451') },
    ])
  })

  test('a try without an end is uncertain, and sent again with the same Message-ID', async () => {
    const sink = await startSmtpSink()
    stops.push(sink.close)
    const fresh = await open()
    const without = await officeWith(fresh, null)
    const id = await without.queue()
    await without.settled()
    await without.stop()
    await insertAttempt(fresh.db, id, { at: clock.now(), step: 'started', reply: '' })
    const having = await officeWith(fresh, smtpMailer(sink.url))
    await transact(fresh, (tx) => sendAgain(tx, having.jobs, id))
    await having.settled()
    expect((await mailById(fresh.db, id))?.attempts.map(({ step }) => step)).toEqual([
      'no-server',
      'started',
      'uncertain',
      'started',
      'accepted',
    ])
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual([`<${id}@trust.halder.example>`])
  })

  test('a header cannot be added through the subject, the name of the office or the address', async () => {
    const sink = await startSmtpSink()
    stops.push(sink.close)
    const { queue, settled } = await officeWith(await open(), smtpMailer(sink.url))
    await queue({ subject: 'Case\r\nBcc: victim@example.org\r\n\r\n<script>\u2028X' })
    await settled()
    const headers = sink.mails[0]?.raw.split('\r\n\r\n')[0] ?? ''
    expect(headers).not.toMatch(/^Bcc:/im)
    expect(sink.mails[0]).toMatchObject({ to: [letter.to], subject: 'Case Bcc: victim@example.org <script> X' })
    for (const to of [
      'a@example.org\r\nRCPT TO:<b@example.org>',
      'a@example.org, b@example.org',
      'A <a@example.org>',
      'a@localhost',
      '@example.org',
      '',
    ]) {
      await expect(queue({ to })).rejects.toThrow('not an e-mail address')
    }
  })
})

test('an address never holds what ends a header or a list', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      if (isMailAddress(text)) expect(text).not.toMatch(/[\s,;<>"\p{Cc}]/u)
    }),
  )
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      fc.pre(address.length < 100)
      expect(isMailAddress(address)).toBe(true)
    }),
  )
})
