import { speaker, wordsOf } from '#platform/words.ts'

/** The step in which an officer says what an order to restrict access asks. */
export const words = wordsOf({
  en: {
    lead: 'An order counts where its authority has power. Beyond that we act only where our own rules are broken, and that is a decision of ours.',
    law: 'On which law does the order rest?',
    lawHint: 'The law decides where it can count, and how soon we answer.',
    laws: {
      national: 'The law of your country',
      'dsa-9': 'An order to act, Regulation (EU) 2022/2065, article 9',
      tco: 'A removal order for terrorist content, Regulation (EU) 2021/784, article 3',
    },
    counts: {
      national: 'It can count in {country}.',
      'dsa-9': 'It can count in {country}. We tell you what effect we gave it.',
      tco: 'It can count in all Member States of the European Union. We answer within one hour of receipt.',
    },
    act: 'What does it complain of?',
    actHint: 'What happens in the meeting or on the account, and which provision it breaks, as the order says it.',
    territory: 'Countries for which it asks',
    territoryHint: 'Two letters each, such as “NL, BE”. Empty if it names none.',
    period: 'From when, and until when?',
    periodHint: 'As the order says. A restriction without an end is looked at again, at the latest after half a year.',
    startsOn: 'First day',
    until: 'Last day',
    noneNamed: 'none named',
    told: 'We tell the account holder what we restrict and why, unless a court has forbidden it.',
    wrong: {
      law: 'Only an authority of a Member State of the European Union can rest its order on this. Choose another law.',
      territory: 'Write each country in two letters, such as NL, BE.',
      reversed: 'The last day lies before the first.',
      over: 'This day has passed: there is nothing left to restrict.',
    },
  },
  nl: {
    lead: 'Een bevel telt waar de autoriteit bevoegd is. Daarbuiten doen wij alleen iets als onze eigen regels zijn geschonden, en dat besluiten wij zelf.',
    law: 'Op welk recht berust het bevel?',
    lawHint: 'Dat bepaalt waar het kan tellen, en hoe snel wij antwoorden.',
    laws: {
      national: 'Het recht van uw land',
      'dsa-9': 'Een bevel om op te treden, Verordening (EU) 2022/2065, artikel 9',
      tco: 'Een verwijderingsbevel voor terroristische inhoud, Verordening (EU) 2021/784, artikel 3',
    },
    counts: {
      national: 'Het kan tellen in {country}.',
      'dsa-9': 'Het kan tellen in {country}. Wij laten u weten welk gevolg wij eraan gaven.',
      tco: 'Het kan tellen in alle lidstaten van de Europese Unie. Wij antwoorden binnen één uur na ontvangst.',
    },
    act: 'Waarover klaagt het?',
    actHint:
      'Wat er in de vergadering of op het account gebeurt, en welke bepaling dat schendt, zoals het bevel het zegt.',
    territory: 'Landen waarvoor het vraagt',
    territoryHint: 'Twee letters elk, zoals “NL, BE”. Leeg als het er geen noemt.',
    period: 'Vanaf wanneer, en tot wanneer?',
    periodHint: 'Zoals het bevel zegt. Een beperking zonder einde wordt uiterlijk na een half jaar opnieuw bekeken.',
    startsOn: 'Eerste dag',
    until: 'Laatste dag',
    noneNamed: 'geen genoemd',
    told: 'Wij vertellen de houder van het account wat wij beperken en waarom, tenzij een rechter dat heeft verboden.',
    wrong: {
      law: 'Alleen een autoriteit van een lidstaat van de Europese Unie kan haar bevel hierop laten rusten. Kies een ander recht.',
      territory: 'Schrijf elk land in twee letters, zoals NL, BE.',
      reversed: 'De laatste dag ligt voor de eerste.',
      over: 'Deze dag is voorbij: er valt niets meer te beperken.',
    },
  },
})

export const say = speaker(words)
