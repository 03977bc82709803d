import { speaker, wordsOf } from '#platform/words.ts'

/** What each exercise is called, what the reader knows beside the document, and what is to be learnt. Said after the answer, except the name. */
export const words = wordsOf({
  en: {
    name: {
      'grand-jury': 'A grand jury asks much',
      'no-statute': 'An administrative subpoena',
      'order-until': 'An order with a condition',
      'warrant-abroad': 'A warrant for an account abroad',
      'unnamed-order': 'An order of a court',
      'silence-without-end': 'A subpoena that wants silence',
      'silence-asked': 'A subpoena that asks for silence',
      'nobody-named': 'A day of meetings',
      'another-company': 'A subpoena by post',
      'keep-only': 'A letter about a warrant to come',
      'party-to-a-suit': 'A subpoena of a law firm',
      'dutch-prosecutor': 'A Dutch prosecutor',
      'european-order': 'A European production order',
      'far-away': 'A court far away',
      'emergency-look-alike': 'An emergency by mail',
      'emergency-confirmed': 'An emergency in the portal',
      'a-question': 'A call with a question',
    },
    known: {
      found: 'The account was found. It is at home in: {country}.',
      notFound: 'Nobody has looked for an account yet.',
      verified: 'Intake accepted it: the sender is verified and the document was read.',
      unverified: 'Intake has not accepted it. It lies on your table as it came.',
    },
    lesson: {
      'grand-jury':
        'A subpoena reaches the closed list of 18 U.S.C. § 2703(c)(2) and no more: who somebody is, how they paid, when they were connected. Who else was in the meeting needs an order under § 2703(d), what was said needs a warrant. The rest is given: a request is not refused whole because it asks too much.',
      'no-statute':
        'An administrative subpoena is worth what its statute is worth, and this one names none: “by the authority vested in me” is no law. Refuse it with that reason; the agency can send one that names its statute.',
      'order-until':
        'An order under § 2703(d) reaches who took part, and no content. A meeting’s title is content here. The secrecy order names a court, a statute and a day: it binds until that day, then the user is told.',
      'warrant-abroad':
        'A warrant reaches content. The account lives in the European Economic Area, so counsel answers what the General Data Protection Regulation asks (art. 48) before anything leaves. A colleague alone cannot say yes here.',
      'unnamed-order':
        '18 U.S.C. § 2703(c)(1) is a closed list. An order that rests on another law unlocks nothing until counsel has said what it is. Neither refuse it nor answer it yourself: an order of a court is read by a lawyer.',
      'silence-without-end':
        'The secrecy order has no end. It binds for now and is contested: counsel decides what becomes of it. Do not tell the user, and do not take it for settled.',
      'silence-asked':
        'A request to be silent binds nobody, and § 2703(c)(3) only frees the government from telling. Without an order the user is told first, like any other. The profile photo counts as content with us.',
      'nobody-named':
        'No account, no meeting, no number: there is nothing by which to look without reading about everybody. Ask the officer for an identifier, or refuse for the lack of one. Never answer by searching yourself.',
      'another-company':
        'Read whom it is addressed to. It compels another company, so it does not compel us, however right the rest is. Say so; the officer may have meant us after all.',
      'keep-only':
        'A letter under § 2703(f) makes us keep, not give. A copy is sealed for its period; nobody is told and nothing leaves. Content may be kept, because nothing is handed over.',
      'party-to-a-suit':
        'A party to a civil action is no authority. Private parties and the defence get nothing from this office; they ask the account holder, or the court.',
      'dutch-prosecutor':
        'A Dutch prosecutor reaches who somebody is. Traffic data weigh so heavily on private life that counsel looks first; under European law sessions are traffic. What was said needs the examining judge, and the document says that there is no warrant of one.',
      'european-order':
        'A prosecutor alone reaches subscriber data: who and how paid. Sessions are traffic data under this Regulation and need a judge. The issuing authority tells the person, not we (art. 13).',
      'far-away':
        'No exception of American law gives content to a court outside the United States by its own order. A treaty, or an executive agreement, is the way. Name the reason, so that they know where to go.',
      'emergency-look-alike':
        'Read the address letter by letter. Pressure, a wish not to be called and an answer to a private telephone are what forged emergencies are made of. Call the agency at the number in the register. Nothing leaves before, and a real officer loses two minutes.',
      'emergency-confirmed':
        'Five questions answered, the call back made, death threatens: subscriber data may go in good faith, with two people. The user is told later, when the danger is over. For content counsel would have to decide.',
      'a-question':
        'Nobody is named and nothing is demanded. A question is answered with general information from the public guide, and no record of anybody is looked at.',
    },
  },
  nl: {
    name: {
      'grand-jury': 'Een grand jury vraagt veel',
      'no-statute': 'Een subpoena van een bestuursorgaan',
      'order-until': 'Een bevel met een voorwaarde',
      'warrant-abroad': 'Een huiszoekingsbevel over een account elders',
      'unnamed-order': 'Een bevel van een rechtbank',
      'silence-without-end': 'Een subpoena die zwijgen wil',
      'silence-asked': 'Een subpoena die om zwijgen vraagt',
      'nobody-named': 'Een dag vol vergaderingen',
      'another-company': 'Een subpoena per post',
      'keep-only': 'Een brief over een bevel dat nog komt',
      'party-to-a-suit': 'Een subpoena van een advocatenkantoor',
      'dutch-prosecutor': 'Een officier van justitie',
      'european-order': 'Een Europees verstrekkingsbevel',
      'far-away': 'Een rechtbank ver weg',
      'emergency-look-alike': 'Een noodgeval per mail',
      'emergency-confirmed': 'Een noodgeval in het portaal',
      'a-question': 'Een telefoontje met een vraag',
    },
    known: {
      found: 'Het account is gevonden. Het is thuis in: {country}.',
      notFound: 'Niemand heeft nog naar een account gezocht.',
      verified: 'De intake heeft het aangenomen: de afzender is geverifieerd en het document is gelezen.',
      unverified: 'De intake heeft het niet aangenomen. Het ligt op uw tafel zoals het kwam.',
    },
    lesson: {
      'grand-jury':
        'Een subpoena bereikt de gesloten lijst van 18 U.S.C. § 2703(c)(2) en niet meer: wie iemand is, hoe die betaalde, wanneer die verbonden was. Wie er nog meer in de vergadering was vraagt een bevel als bedoeld in § 2703(d), wat er werd gezegd een huiszoekingsbevel. De rest wordt gegeven: een verzoek wordt niet geheel geweigerd omdat het te veel vraagt.',
      'no-statute':
        'Een subpoena van een bestuursorgaan is waard wat de wet erachter waard is, en deze noemt er geen: „by the authority vested in me” is geen wet. Weiger met die reden; de instantie kan er een sturen die haar wet noemt.',
      'order-until':
        'Een bevel als bedoeld in § 2703(d) bereikt wie er deelnamen, en geen inhoud. De titel van een vergadering is hier inhoud. Het geheimhoudingsbevel noemt een rechtbank, een wet en een dag: het bindt tot die dag, daarna wordt de gebruiker ingelicht.',
      'warrant-abroad':
        'Een huiszoekingsbevel bereikt inhoud. Het account is thuis in de Europese Economische Ruimte, dus de jurist beantwoordt wat de Algemene verordening gegevensbescherming vraagt (art. 48) voordat er iets weggaat. Een collega alleen kan hier geen ja zeggen.',
      'unnamed-order':
        '§ 2703(c)(1) is een gesloten lijst. Een bevel dat op een andere wet rust ontsluit niets tot de jurist heeft gezegd wat het is. Weiger het niet en beantwoord het niet zelf: een bevel van een rechtbank leest een jurist.',
      'silence-without-end':
        'Het geheimhoudingsbevel heeft geen einde. Het bindt voorlopig en wordt betwist: de jurist beslist wat ermee gebeurt. Licht de gebruiker niet in, en houd het niet voor uitgemaakt.',
      'silence-asked':
        'Een verzoek om te zwijgen bindt niemand, en § 2703(c)(3) ontslaat alleen de overheid van het inlichten. Zonder bevel wordt de gebruiker eerst ingelicht, als ieder ander. De profielfoto geldt bij ons als inhoud.',
      'nobody-named':
        'Geen account, geen vergadering, geen nummer: er is niets waarmee te zoeken valt zonder over iedereen te lezen. Vraag de ambtenaar om iets waarmee te zoeken valt, of weiger omdat het ontbreekt. Antwoord nooit door zelf te gaan zoeken.',
      'another-company':
        'Lees aan wie het is gericht. Het dwingt een andere onderneming, dus ons niet, hoe goed de rest ook is. Zeg dat; misschien bedoelde de ambtenaar ons toch.',
      'keep-only':
        'Een brief als bedoeld in § 2703(f) laat ons bewaren, niet geven. Er wordt een kopie verzegeld voor de termijn; niemand wordt ingelicht en niets gaat weg. Inhoud mag worden bewaard, want er wordt niets overhandigd.',
      'party-to-a-suit':
        'Een partij in een civiele zaak is geen overheid. Particulieren en de verdediging krijgen van dit bureau niets; zij vragen het de accounthouder, of de rechter.',
      'dutch-prosecutor':
        'Een officier van justitie bereikt wie iemand is. Verkeersgegevens raken de persoonlijke levenssfeer zo zeer dat de jurist eerst kijkt; naar Europees recht zijn sessies verkeersgegevens. Wat er werd gezegd vraagt de rechter-commissaris, en het document zegt dat er geen machtiging is.',
      'european-order':
        'Een officier alleen bereikt abonneegegevens: wie, en hoe betaald. Sessies zijn in deze verordening verkeersgegevens en vragen een rechter. De uitvaardigende autoriteit licht de betrokkene in, niet wij (art. 13).',
      'far-away':
        'Geen uitzondering van het Amerikaanse recht geeft inhoud aan een rechtbank buiten de Verenigde Staten op haar eigen bevel. Een verdrag of een bestuursovereenkomst is de weg. Noem de reden, dan weten zij waar zij moeten zijn.',
      'emergency-look-alike':
        'Lees het adres letter voor letter. Haast, de wens niet gebeld te worden en een antwoord aan een eigen telefoon: daarvan worden nagemaakte noodgevallen gemaakt. Bel de instantie op het nummer in het register. Eerder gaat er niets weg, en een echte ambtenaar verliest twee minuten.',
      'emergency-confirmed':
        'Vijf vragen beantwoord, teruggebeld, er dreigt levensgevaar: abonneegegevens mogen te goeder trouw weg, met twee mensen. De gebruiker wordt later ingelicht, als het gevaar voorbij is. Over inhoud zou de jurist moeten beslissen.',
      'a-question':
        'Er wordt niemand genoemd en niets geëist. Een vraag wordt beantwoord met algemene informatie uit de openbare gids, en er wordt in niemands gegevens gekeken.',
    },
  },
})

export const say = speaker(words)
