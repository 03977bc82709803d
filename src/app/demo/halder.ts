import type { Provider } from '#platform/config.ts'

/** The provider of the demo. Invented, like everybody who appears with it. */
export const HALDER: Provider = {
  name: 'Halder',
  casePrefix: 'HLD',
  zone: 'Europe/Amsterdam',
  calendar: 'NL',
  registration: 'KvK 00000000',
  emergencyTelephone: '+31 30 555 0112',
  pressContact: 'press@halder.example',
  officeEmail: 'trust@halder.example',
  products: {
    meetings: {
      name: 'Halder Meetings B.V.',
      attention: 'Legal Requests',
      address: ['Halderkade 12', '3526 KV Utrecht', 'The Netherlands'],
    },
    phone: {
      name: 'Halder Phone B.V.',
      attention: 'Legal Requests',
      address: ['Halderkade 12', '3526 KV Utrecht', 'The Netherlands'],
    },
  },
  productNames: {
    meetings: { en: 'Halder Meetings', nl: 'Halder Vergaderen' },
    phone: { en: 'Halder Phone', nl: 'Halder Bellen' },
  },
  notice: { days: 10, authorityDays: 2, contact: 'notices@halder.example' },
  custodian: { name: 'Ruben Yilmaz', title: 'Records custodian', place: 'outside-us' },
  delivery: { days: 30 },
  report: { licence: 'CC BY 4.0', licenceUrl: 'https://creativecommons.org/licenses/by/4.0/' },
  costs: {
    payTo: ['Halder Meetings B.V., Utrecht', 'IBAN NL00 HLDR 0000 0000 00', 'BIC HLDRNL2U'],
    days: 30,
    vat: {
      en: 'No value added tax: this is a reimbursement of costs, not the price of a service.',
      nl: 'Geen btw: dit is een vergoeding van kosten, niet de prijs van een dienst.',
    },
  },
  webhooks: { privateAddresses: true },
  intake: { maxBytes: 50_000_000, maxPages: 300 },
}
