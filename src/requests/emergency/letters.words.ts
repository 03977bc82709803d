import { speaker, wordsOf } from '#platform/words.ts'

/** What is mailed about an emergency. */
export const words = wordsOf({
  en: {
    office: '{provider}, trust office',
    received: {
      subject: 'Emergency request received: {number}',
      text: 'We received an emergency request in your name {at}. Somebody is looking at it now.',
      callback:
        'Before anything is given we call your agency on the number in our own register. Please see that somebody there can confirm it.',
      notYou: 'You did not make this request? Call us at once: {telephone}.',
      link: 'Follow the request',
    },
    followUp: {
      subject: 'Your follow-up to emergency {number} is due',
      text: 'You committed to send legal process, or a written confirmation, within 72 hours of the release. That ends {due}.',
      how: 'Send it through the portal, or to {email} with the number {number}.',
    },
    duty: {
      subject: 'Emergency {number}: you are called out',
      first: 'An emergency came in {at}: {number}. You are the first to be called.',
      next: 'Nobody has answered the call for emergency {number} yet ({at}). It is yours now.',
      link: 'Open the case and say that you are on it',
      until: 'Others are called until somebody has said so on the page of the case.',
    },
    overdue: {
      subject: 'Emergency {number}: no follow-up in 72 hours',
      text: 'The agency committed to legal process or a written confirmation. The time for it ended {due}, and nothing was recorded.',
    },
  },
  nl: {
    office: '{provider}, waarborgbureau',
    received: {
      subject: 'Noodverzoek ontvangen: {number}',
      text: 'Wij ontvingen {at} een noodverzoek op uw naam. Er wordt nu naar gekeken.',
      callback:
        'Voordat wij iets verstrekken, bellen wij uw instantie op het nummer uit ons eigen register. Zorg dat iemand daar het kan bevestigen.',
      notYou: 'Hebt u dit verzoek niet gedaan? Bel ons meteen: {telephone}.',
      link: 'Volg het verzoek',
    },
    followUp: {
      subject: 'De opvolging van noodverzoek {number} is bijna aan de beurt',
      text: 'U hebt toegezegd binnen 72 uur na de verstrekking een bevel of een schriftelijke bevestiging te sturen. Die tijd eindigt {due}.',
      how: 'Stuur die via het portaal, of aan {email} onder nummer {number}.',
    },
    duty: {
      subject: 'Noodverzoek {number}: u wordt opgeroepen',
      first: 'Er kwam {at} een noodverzoek binnen: {number}. U wordt als eerste opgeroepen.',
      next: 'Op de oproep voor noodverzoek {number} heeft nog niemand gereageerd ({at}). Nu is het aan u.',
      link: 'Open de zaak en zeg dat u ermee bezig bent',
      until: 'Er worden anderen opgeroepen tot iemand dat op de pagina van de zaak heeft gezegd.',
    },
    overdue: {
      subject: 'Noodverzoek {number}: geen opvolging binnen 72 uur',
      text: 'De instantie zegde een bevel of een schriftelijke bevestiging toe. De tijd daarvoor eindigde {due}, en er is niets vastgelegd.',
    },
  },
})

export const say = speaker(words)
