/** The work of a case that survives a restart. Each may run twice and then finds nothing to do. */

import type { AnyJobLine } from '#platform/jobs/jobs.ts'
import type { Office } from '#platform/office.ts'
import type { RecordSource } from '#records'
import { remindOfDueDates, remindOfHours } from './clocks/reminder.commands.ts'
import { sweepInvoices } from './costs/destroy.commands.ts'
import { askContacts, resolveCase } from './desk/resolve.commands.ts'
import { remindOfQuestion } from './dialogue/dialogue.commands.ts'
import { callNext, sendWebhook } from './emergency/duty.commands.ts'
import { followUp } from './emergency/follow.commands.ts'
import { readDocument } from './filing/document.commands.ts'
import { sendNotices, sweepNotices } from './notice/notice.commands.ts'
import { convertPreservation } from './preservation/convert.commands.ts'
import { destroyKey } from './preservation/destroy.commands.ts'
import { lapse } from './preservation/end.commands.ts'
import { linkPreservation } from './preservation/link.commands.ts'
import { remindOfExpiry } from './preservation/schedule.commands.ts'
import { sealSnapshot } from './preservation/snapshot.commands.ts'
import { certifyNothing } from './production/no-records.commands.ts'
import { produceCase } from './production/produce.commands.ts'
import { sweepRestricted, tellRestricted } from './restriction/restriction.commands.ts'
import { sweepLogs } from './retention/log.commands.ts'
import { destroyFiles, sweepRetention } from './retention/sweep.commands.ts'
import { sweepTraining } from './training/training.commands.ts'
import { deliver } from './webhooks/deliver.commands.ts'

/** Recordings over a slow line take hours; what the next case asks, an emergency's too, does not wait for them. */
const COLLECTING = { expireSeconds: 20 * 3_600, together: 1, beside: 3 } as const

export function requestJobs(office: Office, records: RecordSource): readonly AnyJobLine[] {
  return [
    {
      name: 'document.read',
      expireSeconds: 3_700,
      retries: 5,
      together: 1,
      work: ({ documentId }) => readDocument(office, documentId),
    },
    { name: 'case.resolve', expireSeconds: 900, retries: 8, work: (data) => resolveCase(office, records, data) },
    { name: 'case.question', expireSeconds: 60, retries: 8, work: (data) => remindOfQuestion(office, data) },
    { name: 'emergency.page', expireSeconds: 60, retries: 50, work: (data) => callNext(office, data) },
    { name: 'emergency.webhook', expireSeconds: 60, retries: 12, work: (data) => sendWebhook(office, data) },
    { name: 'emergency.follow', expireSeconds: 60, retries: 50, work: (data) => followUp(office, data) },
    ...tellingJobs(office, records),
    {
      name: 'notice.sweep',
      expireSeconds: 600,
      retries: 3,
      together: 1,
      // Twice a day: whoever a lost job forgot is found by the next one.
      cron: '20 9,15 * * *',
      zone: office.provider.zone,
      work: async () => {
        await sweepNotices(office)
        await sweepRestricted(office)
      },
    },
    {
      name: 'case.produce',
      ...COLLECTING,
      retries: 8,
      work: (data) => produceCase(office, records, data),
    },
    { name: 'case.no-records', expireSeconds: 300, retries: 8, work: (data) => certifyNothing(office, data) },
    {
      name: 'preservation.snapshot',
      ...COLLECTING,
      retries: 12,
      work: (data) => sealSnapshot(office, records, data),
    },
    { name: 'preservation.remind', expireSeconds: 60, retries: 12, work: (data) => remindOfExpiry(office, data) },
    { name: 'preservation.lapse', expireSeconds: 60, retries: 50, work: (data) => lapse(office, data) },
    { name: 'preservation.destroy', expireSeconds: 120, retries: 50, work: (data) => destroyKey(office, data) },
    { name: 'preservation.link', expireSeconds: 60, retries: 12, work: (data) => linkPreservation(office, data) },
    ...webhookJobs(office),
    { name: 'preservation.convert', expireSeconds: 60, retries: 50, work: (data) => convertPreservation(office, data) },
    ...retentionJobs(office),
    {
      name: 'due.remind',
      expireSeconds: 300,
      retries: 5,
      together: 1,
      // Mondays to Fridays; on a holiday it waits for the office to open.
      cron: '0 9 * * 1-5',
      zone: office.provider.zone,
      work: () => remindOfDueDates(office),
    },
    { name: 'due.hours', expireSeconds: 60, retries: 50, work: (data) => remindOfHours(office, data) },
  ]
}

/** Each asks first where the holders are written to, outside any transaction. */
function tellingJobs(office: Office, records: RecordSource): readonly AnyJobLine[] {
  return [
    {
      name: 'case.notice',
      expireSeconds: 600,
      retries: 8,
      work: async (data) => {
        await askContacts(office, records, data.caseId)
        await sendNotices(office, data)
      },
    },
    {
      name: 'restriction.notice',
      expireSeconds: 600,
      retries: 8,
      work: async (data) => {
        await askContacts(office, records, data.caseId)
        await tellRestricted(office, data)
      },
    },
  ]
}

function retentionJobs(office: Office): readonly AnyJobLine[] {
  return [
    {
      name: 'retention.sweep',
      expireSeconds: 3_600,
      retries: 8,
      together: 1,
      // At night: what goes is looked at in the daytime, on the list.
      cron: '40 2 * * *',
      zone: office.provider.zone,
      work: async () => {
        await sweepRetention(office)
        await sweepLogs(office)
        await sweepInvoices(office)
        await sweepTraining(office)
        await destroyFiles(office)
      },
    },
    {
      name: 'retention.files',
      expireSeconds: 600,
      retries: 12,
      together: 1,
      work: async () => {
        await destroyFiles(office)
      },
    },
  ]
}

function webhookJobs(office: Office): readonly AnyJobLine[] {
  return [
    // Comes back by its own rule, not by the queue's.
    { name: 'webhook.deliver', expireSeconds: 60, retries: 3, work: (data) => deliver(office, data) },
    { name: 'webhook.forget', expireSeconds: 60, retries: 12, work: async ({ seal }) => office.seals.destroy(seal) },
  ]
}
