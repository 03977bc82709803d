import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    withheld: {
      withheld: 'Withheld. {basis} asks for {needs}. Whether such data exists is not said here.',
      decided: 'Withheld by decision. {reason}',
      'none-held': 'None held: the service has no such record of these accounts in this period.',
      'in-part': 'Given in part. The fields named here were withheld: {basis} asks for {needs}.',
      'in-part-decided': 'Given in part. The fields named here were withheld by decision.',
      'empty-fields': 'The fields named here are not held: they are empty in every record found.',
      needs: {
        subpoena: 'a subpoena',
        'court-order': 'a court order under 18 U.S.C. § 2703(d)',
        'search-warrant': 'a search warrant',
        other: 'another process',
      },
    },
    nothing:
      'No record of the kinds that were released was found in this period. What was searched stands in the certificate that nothing was found.',
    readme: {
      title: 'PACKAGE OF RECORDS, CASE {number}',
      what: 'Produced by {provider} in answer to legal process. The records lie in the folder data, one folder for each part of the request. All times are UTC.',
      files:
        'Each .jsonl file is the exact record, one per line. The .csv file beside it holds the same rows for a spreadsheet; a text that would run there as a formula has an apostrophe before it.',
      readable:
        'readable.html in each of those folders shows the same records for people to read, in any browser: a chat as a conversation, tables with headings in plain words. It has no script and fetches nothing; where it is long it says what it leaves out. The .jsonl files count.',
      case: 'metadata/case.jsonld says the same for programs of investigators, in the words of CASE and UCO 1.3: investigation, authorization, collection, and every file with its hashes.',
      index:
        'metadata/index.json says what every file is. metadata/withheld.json says what was asked for and is not here, why, and what would be needed.',
      kept: 'Some files hold records as they were on {when}, when the preservation request {number} was received. They were copied and sealed then, and taken from that copy for this package.',
      origin:
        'In metadata/index.json, origin says of every file whether it comes from a sealed copy (kept) or from our records of today (live). A record that both hold stands here once, from the copy. Under noLongerLive stand the lines of a .jsonl file, counted from 1, that our records of today no longer hold in that form: they were deleted or changed since. A record that was changed stands here in both forms.',
      ended:
        'The copy of preservation request {number} was no longer kept when this package was made. Nothing in it comes from that copy.',
      grant: 'The folder grant holds the signed decision on which each part was released: fields, accounts and period.',
      papers: {
        records: '{path} is the certificate of the records in this package.',
        'nothing-found':
          '{path} certifies that something was searched for and not found: what, how, and for which period. It does not say that nobody exists.',
      },
      certificate:
        'The custodian of records signs on the lines of such a paper. The electronic signature in it is that of our office: it shows that nothing in the paper was changed.',
      checkTitle: 'TO CHECK THIS PACKAGE WITHOUT OUR PROGRAM',
      page: 'Our page /verify checks the archive in your own browser and sends it nowhere. Without it, with commands:',
      archive: '1. Compare the SHA-256 of the whole archive with the one on the download page and in the receipt:',
      unpack: '2. Unpack it, go into the folder, and check every file:',
      signature: '3. Check our signature on the list of lists, and on each grant (OpenSSL 3):',
      key: 'The keys in the folder keys came with this package; the name of each is its number. To know that they are ours, compare them with those on our page /authorities, where the older ones stand too.',
      paper:
        '4. Check the electronic signature of the certificate (pdfsig comes with poppler-utils). Each of the first two prints one line; then the signer is taken out and found to stand under our root. Its dates are left aside: a paper stays what it is when a certificate has run out since.',
      root: '5. Compare the SHA-256 of that root with our page /authorities; the root itself is at /.well-known/document-root.pem there:',
      rootIs: 'When this package was made it was:',
      stamp: {
        stamped:
          '6. An authority beside us has stamped manifest-sha256.txt: the records were as they are here on {at} (UTC) at the latest. It signs as {by}, under the policy {policy}. Check it:',
        root: 'Compare the roots in keys/time-stamp-root.pem with those that the authority publishes.',
        unanswered:
          'This package has no time stamp of another authority: none answered rightly while it was made, and the package did not wait for one.',
        none: 'This package has no time stamp of another authority: our office has none give them.',
      },
    },
  },
  nl: {
    withheld: {
      withheld: 'Niet verstrekt. {basis} vereist {needs}. Of zulke gegevens bestaan, wordt hier niet gezegd.',
      decided: 'Bij besluit niet verstrekt. {reason}',
      'none-held': 'Niet aanwezig: de dienst heeft over deze accounts in deze periode geen zulke gegevens.',
      'in-part': 'Gedeeltelijk verstrekt. De hier genoemde velden zijn niet verstrekt: {basis} vereist {needs}.',
      'in-part-decided': 'Gedeeltelijk verstrekt. De hier genoemde velden zijn bij besluit niet verstrekt.',
      'empty-fields': 'De hier genoemde velden zijn niet aanwezig: zij zijn leeg in elk gevonden gegeven.',
      needs: {
        subpoena: 'een subpoena',
        'court-order': 'een rechterlijk bevel onder 18 U.S.C. § 2703(d)',
        'search-warrant': 'een huiszoekingsbevel',
        other: 'een ander rechtsmiddel',
      },
    },
    nothing:
      'In deze periode is geen gegeven gevonden van de soorten waarover is besloten. Waarnaar is gezocht, staat in de verklaring dat niets is gevonden.',
    readme: {
      title: 'GEGEVENSPAKKET, ZAAK {number}',
      what: 'Verstrekt door {provider} op een vordering. De gegevens staan in de map data, een map voor elk deel van het verzoek. Alle tijden zijn UTC.',
      files:
        'Elk .jsonl-bestand is het precieze gegeven, één per regel. Het .csv-bestand ernaast bevat dezelfde rijen voor een rekenblad; tekst die daar als formule zou werken, heeft er een apostrof voor.',
      readable:
        'readable.html in elk van die mappen toont dezelfde gegevens om te lezen, in elke browser: een chat als gesprek, tabellen met koppen in gewone woorden. Er zit geen script in en het haalt niets op; waar het lang is, zegt het wat het weglaat. De .jsonl-bestanden gelden.',
      case: 'metadata/case.jsonld zegt hetzelfde voor programma’s van onderzoekers, in de woorden van CASE en UCO 1.3: onderzoek, machtiging, verzameling, en elk bestand met zijn hashes.',
      index:
        'metadata/index.json zegt van elk bestand wat het is. metadata/withheld.json zegt wat gevraagd is en hier niet staat, waarom, en wat nodig zou zijn.',
      kept: 'Enkele bestanden bevatten gegevens zoals zij waren op {when}, bij ontvangst van het bewaarverzoek {number}. Zij zijn toen gekopieerd en verzegeld, en voor dit pakket uit die kopie genomen.',
      origin:
        'In metadata/index.json zegt origin van elk bestand of het uit een verzegelde kopie komt (kept) of uit onze gegevens van vandaag (live). Een gegeven dat in beide staat, staat hier één keer, uit de kopie. Onder noLongerLive staan de regels van een .jsonl-bestand, geteld vanaf 1, die in onze gegevens van vandaag niet meer zo voorkomen: zij zijn sindsdien verwijderd of gewijzigd. Een gewijzigd gegeven staat hier in beide vormen.',
      ended:
        'De kopie van bewaarverzoek {number} werd niet meer bewaard toen dit pakket werd gemaakt. Niets hierin komt uit die kopie.',
      grant: 'De map grant bevat het ondertekende besluit waarop elk deel is verstrekt: velden, accounts en periode.',
      papers: {
        records: '{path} is de verklaring over de gegevens in dit pakket.',
        'nothing-found':
          '{path} verklaart dat iets is gezocht en niet gevonden: wat, hoe, en over welke periode. Het zegt niet dat er niemand bestaat.',
      },
      certificate:
        'De beheerder van de gegevens tekent op de regels van zo’n stuk. De elektronische handtekening erin is van ons bureau: zij laat zien dat aan het stuk niets is veranderd.',
      checkTitle: 'DIT PAKKET CONTROLEREN ZONDER ONS PROGRAMMA',
      page: 'Onze pagina /verify controleert het archief in uw eigen browser en stuurt het nergens heen. Zonder die pagina, met opdrachten:',
      archive:
        '1. Vergelijk de SHA-256 van het hele archief met die op de downloadpagina en in de ontvangstbevestiging:',
      unpack: '2. Pak het uit, ga de map in en controleer elk bestand:',
      signature: '3. Controleer onze handtekening op de lijst van lijsten, en op elk besluit (OpenSSL 3):',
      key: 'De sleutels in de map keys kwamen met dit pakket mee; de naam van elk is zijn nummer. Vergelijk ze met die op onze pagina /authorities, waar ook de oudere staan, om te weten dat ze van ons zijn.',
      paper:
        '4. Controleer de elektronische handtekening van de verklaring (pdfsig hoort bij poppler-utils). De eerste twee drukken elk één regel af; dan wordt de ondertekenaar eruit gehaald en blijkt die onder onze wortel te staan. Op de data wordt niet gelet: een stuk blijft wat het is als een certificaat sindsdien is verlopen.',
      root: '5. Vergelijk de SHA-256 van die wortel met onze pagina /authorities; de wortel zelf staat daar op /.well-known/document-root.pem:',
      rootIs: 'Toen dit pakket werd gemaakt was dat:',
      stamp: {
        stamped:
          '6. Een instantie buiten ons heeft manifest-sha256.txt gestempeld: de gegevens waren uiterlijk op {at} (UTC) zoals zij hier zijn. Zij tekent als {by}, onder het beleid {policy}. Controleer het:',
        root: 'Vergelijk de wortels in keys/time-stamp-root.pem met die welke de instantie publiceert.',
        unanswered:
          'Dit pakket heeft geen tijdstempel van een andere instantie: geen antwoordde juist toen het werd gemaakt, en het pakket heeft er niet op gewacht.',
        none: 'Dit pakket heeft geen tijdstempel van een andere instantie: ons bureau laat die niet geven.',
      },
    },
  },
})

export const sayPackage = speaker(words)
