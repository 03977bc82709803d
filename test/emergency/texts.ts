import type { Question } from '../../src/requests/emergency/emergency.rules.ts'

export type Text = Readonly<Record<Question, string>>

/** What officers tell who know what they are talking about. Invented, like everybody in them. */
export const GENUINE_TEXTS: readonly Text[] = [
  {
    nature:
      'Her mother called 911 at 01:10: her daughter was taken from home by the father, who wrote that it ends tonight.',
    atRisk: 'Emma Voss, 14 years old, last seen at 23:40 at her home',
    urgency: 'He wrote in a meeting chat at 00:50 that it ends before sunrise.',
    averts: 'The address of the last sign-in shows where they are.',
    noProcess: 'The duty judge can be reached from seven in the morning.',
  },
  {
    nature: 'A crisis hotline forwarded a chat in which a student says goodbye and shows pills on camera.',
    atRisk: 'Noah Berger, about 19, a student in Port Aldine',
    urgency: 'The chat began 20 minutes ago and he has stopped answering.',
    averts: 'The billing address tells the ambulance where to go.',
    noProcess: 'No prosecutor can be reached in the next hour.',
  },
  {
    nature:
      'A school got a message through a meeting: a pupil will come with a rifle tomorrow; there is a photo of it.',
    atRisk: 'about 600 pupils of Lake Middle School',
    urgency: 'School opens tomorrow at 07:45.',
    averts: 'Name and sign-in address of the one who sent it, to find him tonight.',
    noProcess: 'The grand jury does not sit before Thursday.',
  },
  {
    nature:
      'A woman whispered to her sister by video that her husband locked her up and has a gun; the call broke off.',
    atRisk: 'Rosa Delgado, 31, and her two children of 3 and 6',
    urgency: 'The call ended at 21:15 and neither answers since.',
    averts: 'The address of her last session: she moved last week and nobody knows where.',
    noProcess: 'The court is closed until tomorrow at nine.',
  },
  {
    nature:
      'Een moeder belt 112: haar zoon van 16 zit in een videogesprek met iemand die hem aanzet zichzelf iets aan te doen.',
    atRisk: 'Daan Visser, 16 jaar, thuis weggelopen sinds 18:00 uur',
    urgency: 'De ander schreef dat het vanavond om 22:00 uur moet gebeuren.',
    averts: 'Het adres van zijn laatste aanmelding zegt waar hij is.',
    noProcess: 'De officier van dienst kan pas morgen om acht uur een bevel geven.',
  },
  {
    nature:
      'A livestream shows a man beaten in a cellar; two witnesses reported it, and the account still runs the meeting.',
    atRisk: 'a man of about 40, named Karl Webb by one of the witnesses',
    urgency: 'The stream is live now, since 19:05.',
    averts: 'The network address of the host leads to the house.',
    noProcess: 'A warrant takes until noon tomorrow.',
  },
  {
    nature:
      'A hospital reported that a patient with dementia left in the cold and joined a family call from an unknown place.',
    atRisk: 'Ilse van Dam, 82 years old, in a nightgown',
    urgency: 'It is minus 6 and she has been outside for 3 hours.',
    averts: 'Only the network address of her session, to search near it.',
    noProcess: 'There is no crime, so no court will order anything.',
  },
  {
    nature:
      'A girl told her teacher that a man she met online picks her up today; he sent her messages about it in chat.',
    atRisk: 'Mia Larsen, 13 years old',
    urgency: 'He said at noon, it is 10:40 now.',
    averts: 'Name and telephone of his account, to stop him on the way.',
    noProcess: 'The prosecutor prepares a subpoena, ready tomorrow.',
  },
  {
    nature: 'An employee posted in a company chat that he put a bomb in the canteen; a photo shows a timer and wires.',
    atRisk: '240 people in the building of Harbor Light Ltd',
    urgency: 'The timer in the video shows 2 hours.',
    averts: 'Who is behind the guest account: three people are possible.',
    noProcess: 'No judge can sign within the two hours.',
  },
  {
    nature:
      'Een buurvrouw meldde gegil; via een videogesprek liet hij zijn ex-vriendin een mes zien en noemde haar adres.',
    atRisk: 'Sanne Koster, 27 jaar, nu ondergedoken bij haar zus',
    urgency: 'Hij schreef om 23:10 uur dat hij vannacht komt.',
    averts: 'Zijn laatste aanmeldadres: is hij al in de stad?',
    noProcess: 'De rechter-commissaris is morgen om negen uur weer bereikbaar.',
  },
  {
    nature: 'A diver’s wife called: he sent a last message from a boat that is sinking and has no other signal.',
    atRisk: 'Tom Aske, 45, and one crew member',
    urgency: 'The message came 35 minutes ago; the water is 8 degrees.',
    averts: 'The network address of his telephone at that message narrows the search.',
    noProcess: 'The coast guard has no prosecutor on call tonight.',
  },
  {
    nature: 'Kidnappers call a family by video every hour and show a hostage; the family recorded two calls for us.',
    atRisk: 'Pedro Amaral, 52, diabetic, without insulin since yesterday',
    urgency: 'A doctor says he has 12 hours without insulin.',
    averts: 'The sign-in addresses of the account that calls.',
    noProcess: 'The judge on duty is travelling until the evening.',
  },
]
