import { wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    mail: {
      subject: 'Your access to the trust office of {provider}',
      hello: 'Hello {name},',
      text: 'With this link you choose a password for the trust office of {provider}. It works once, for {days} days.',
      button: 'Choose a password',
      notYou: 'Did you not expect this? Then do nothing and tell us.',
    },
    page: {
      titleSetup: 'Set up this instance',
      titleWelcome: 'Choose a password',
      leadSetup: 'You become the first administrator. You invite all others from here.',
      leadWelcome:
        'For {email}. After this you sign in with the password and a code by e-mail; then you can add an app or a passkey.',
      name: 'Your name',
      email: 'Your work e-mail address',
      emailHint: 'Codes are sent to this address: it must be able to receive mail.',
      password: 'Password',
      passwordHint: 'At least 12 characters. A short sentence is good.',
      go: 'Go on to sign in',
      over: 'This link no longer works',
      overDetail: 'It was used, or its time is over. Ask for a new one.',
      ready: 'Your password is set. Sign in with it.',
    },
    fault: {
      short: 'This is too short: at least 12 characters.',
      long: 'This is too long: at most 200 characters.',
      easy: 'This is easy to guess: it is mostly your name, our name or a common word. Choose something else.',
    },
  },
  nl: {
    mail: {
      subject: 'Uw toegang tot het waarborgbureau van {provider}',
      hello: 'Dag {name},',
      text: 'Met deze link kiest u een wachtwoord voor het waarborgbureau van {provider}. De link werkt één keer, {days} dagen lang.',
      button: 'Kies een wachtwoord',
      notYou: 'Verwachtte u dit niet? Doe dan niets en laat het ons weten.',
    },
    page: {
      titleSetup: 'Richt dit bureau in',
      titleWelcome: 'Kies een wachtwoord',
      leadSetup: 'U wordt de eerste beheerder. U nodigt alle anderen van hieruit uit.',
      leadWelcome:
        'Voor {email}. Daarna logt u in met het wachtwoord en een code per e-mail; dan kunt u een app of een toegangssleutel toevoegen.',
      name: 'Uw naam',
      email: 'Uw zakelijke e-mailadres',
      emailHint: 'Naar dit adres gaan codes: het moet mail kunnen ontvangen.',
      password: 'Wachtwoord',
      passwordHint: 'Ten minste 12 tekens. Een korte zin is goed.',
      go: 'Verder naar inloggen',
      over: 'Deze link werkt niet meer',
      overDetail: 'Hij is gebruikt, of zijn tijd is voorbij. Vraag om een nieuwe.',
      ready: 'Uw wachtwoord is ingesteld. Log ermee in.',
    },
    fault: {
      short: 'Dit is te kort: ten minste 12 tekens.',
      long: 'Dit is te lang: ten hoogste 200 tekens.',
      easy: 'Dit is makkelijk te raden: het is vooral uw naam, onze naam of een gewoon woord. Kies iets anders.',
    },
  },
})
