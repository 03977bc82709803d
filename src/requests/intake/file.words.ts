/** What the findings about the file itself say: what is wrong, and how to mend it. */
import { wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    IN_FORMAT: {
      doc: { what: 'It is a Word document, not a PDF.', mend: 'Save it as PDF and choose that file.' },
      docx: { what: 'It is a Word document, not a PDF.', mend: 'Save it as PDF and choose that file.' },
      wpd: { what: 'It is a WordPerfect document, not a PDF.', mend: 'Publish it to PDF and choose that file.' },
      rtf: { what: 'It is a rich text document, not a PDF.', mend: 'Save it as PDF and choose that file.' },
      odt: { what: 'It is an OpenDocument text, not a PDF.', mend: 'Export it as PDF and choose that file.' },
      image: { what: 'It is a picture, not a PDF.', mend: 'Scan or print it to PDF, all pages in one file.' },
      html: { what: 'It is a web page, not a PDF.', mend: 'Print it to PDF and choose that file.' },
      text: { what: 'It is plain text, not a PDF.', mend: 'Send the signed document as PDF.' },
      zip: { what: 'It is an archive, not a PDF.', mend: 'Unpack it and choose the signed document as PDF.' },
    },
    IN_PDF_NOT_PDF: {
      any: { what: 'This file is not a PDF.', mend: 'Choose the signed legal process as PDF.' },
      empty: { what: 'The file is empty.', mend: 'Choose the file again; its upload may have been cut off.' },
    },
    IN_PDF_ENCRYPTED: {
      any: { what: 'The PDF is encrypted.', mend: 'Print it to a new PDF without protection and choose that file.' },
      password: {
        what: 'The PDF opens only with a password.',
        mend: 'Save it without a password. We cannot read a protected file, and we do not ask for passwords.',
      },
    },
    IN_PDF_SCRIPT: {
      any: { what: 'The PDF contains a script.', mend: 'Print it to a new PDF; that leaves the script out.' },
    },
    IN_PDF_EMBEDDED: {
      any: {
        what: 'Another file is embedded in the PDF.',
        mend: 'Print it to a new PDF. Add attachments as pages of the same document.',
      },
    },
    IN_PDF_LAUNCH: {
      any: {
        what: 'The PDF tries to open another program or file.',
        mend: 'Print it to a new PDF; that leaves the command out.',
      },
    },
    IN_PDF_FORM: {
      any: {
        what: 'The PDF is an interactive form whose pages are built while it is open.',
        mend: 'Print the completed form to a new PDF, so that everyone sees the same pages.',
      },
    },
    IN_PDF_MALFORMED: {
      any: {
        what: 'The PDF is damaged and cannot be opened.',
        mend: 'Make the PDF again from the original and choose that file.',
      },
      opaque: { what: 'Part of the PDF cannot be inspected.', mend: 'Print it to a new PDF and choose that file.' },
      readable: {
        what: 'The PDF is slightly damaged. We could read it all the same.',
        mend: 'If a page or line is missing below, make the PDF again.',
      },
    },
    IN_PDF_TRUNCATED: {
      any: {
        what: 'The PDF breaks off before its end.',
        mend: 'Choose the file again; its upload or copy was cut off.',
      },
      readable: {
        what: 'The end of the PDF is missing. We read what is there.',
        mend: 'Compare the pages below with yours. If one is missing, choose the file again.',
      },
    },
    IN_PDF_TOO_LARGE: {
      any: {
        what: 'The file is {megabytes} MB; we take at most {most} MB.',
        mend: 'Scan in black and white at 200 dpi, or send attachments with a later message.',
      },
    },
    IN_PDF_TOO_MANY_PAGES: {
      any: {
        what: 'The file has {pages} pages; we read at most {most}.',
        mend: 'Send the legal process without its annexes.',
      },
    },
    IN_PDF_NO_PAGES: {
      any: { what: 'The PDF has no pages.', mend: 'Make the PDF again from the original and choose that file.' },
    },
    IN_PDF_UNREADABLE: {
      crashed: {
        what: 'The PDF could not be read: the reader stopped on it.',
        mend: 'Print it to a new PDF and choose that file.',
      },
      busy: {
        what: 'We had no time to read the whole PDF yet.',
        mend: 'You can send it now. We read it again and show here what we find.',
      },
      'too-slow': {
        what: 'The PDF could not be read in the time we allow.',
        mend: 'Print it to a new PDF, at 200 dpi if it is a scan, and choose that file.',
      },
      'too-much-memory': {
        what: 'The PDF takes more memory to read than we allow.',
        mend: 'Print it to a new PDF, at 200 dpi if it is a scan, and choose that file.',
      },
      'too-much-output': {
        what: 'The PDF holds more text than we can read.',
        mend: 'Send the legal process without its annexes.',
      },
      page: { what: 'Page {page} could not be read.', mend: 'Scan that page again, upright and at 200 dpi or more.' },
      blank: { what: 'All pages are blank.', mend: 'Choose the signed document; this file shows nothing.' },
    },
    IN_SCAN: {
      pending: {
        what: '{pending, plural, one {One page is a scan} other {# pages are scans}} and not read yet.',
        mend: 'You can send it now. We read it next and show here what we find.',
      },
      read: {
        what: '{pages, plural, one {One page is a scan; we read it} other {# pages are scans; we read them}} by machine.',
        mend: 'Nothing to mend. Where a word looks misread, a person compares it with the page.',
      },
      misread: {
        what: 'On the scan we read {declared} from the form as “{found}”.',
        mend: 'If the page says it as the form does, nothing to mend. A person compares the two.',
      },
      'misread-name': {
        what: 'On the scan we read the addressee, {entity}, as “{found}”.',
        mend: 'If the page names {entity}, nothing to mend. A person compares the two.',
      },
    },
  },
  nl: {
    IN_FORMAT: {
      doc: { what: 'Het is een Word-document, geen pdf.', mend: 'Sla het op als pdf en kies dat bestand.' },
      docx: { what: 'Het is een Word-document, geen pdf.', mend: 'Sla het op als pdf en kies dat bestand.' },
      wpd: { what: 'Het is een WordPerfect-document, geen pdf.', mend: 'Zet het om naar pdf en kies dat bestand.' },
      rtf: { what: 'Het is een RTF-document, geen pdf.', mend: 'Sla het op als pdf en kies dat bestand.' },
      odt: { what: 'Het is een OpenDocument-tekst, geen pdf.', mend: 'Exporteer het als pdf en kies dat bestand.' },
      image: {
        what: 'Het is een afbeelding, geen pdf.',
        mend: 'Scan of druk het af naar pdf, alle bladen in één bestand.',
      },
      html: { what: 'Het is een webpagina, geen pdf.', mend: 'Druk de pagina af naar pdf en kies dat bestand.' },
      text: { what: 'Het is platte tekst, geen pdf.', mend: 'Stuur het ondertekende document als pdf.' },
      zip: { what: 'Het is een archief, geen pdf.', mend: 'Pak het uit en kies het ondertekende document als pdf.' },
    },
    IN_PDF_NOT_PDF: {
      any: { what: 'Dit bestand is geen pdf.', mend: 'Kies het ondertekende juridische stuk als pdf.' },
      empty: {
        what: 'Het bestand is leeg.',
        mend: 'Kies het bestand opnieuw; het uploaden is misschien afgebroken.',
      },
    },
    IN_PDF_ENCRYPTED: {
      any: {
        what: 'De pdf is versleuteld.',
        mend: 'Druk hem af naar een nieuwe pdf zonder beveiliging en kies dat bestand.',
      },
      password: {
        what: 'De pdf gaat alleen open met een wachtwoord.',
        mend: 'Sla hem op zonder wachtwoord. Een beveiligd bestand kunnen wij niet lezen, en om wachtwoorden vragen wij niet.',
      },
    },
    IN_PDF_SCRIPT: {
      any: { what: 'In de pdf staat een script.', mend: 'Druk hem af naar een nieuwe pdf; dan valt het script weg.' },
    },
    IN_PDF_EMBEDDED: {
      any: {
        what: 'In de pdf zit een ander bestand.',
        mend: 'Druk hem af naar een nieuwe pdf. Voeg bijlagen toe als bladen van hetzelfde document.',
      },
    },
    IN_PDF_LAUNCH: {
      any: {
        what: 'De pdf probeert een ander programma of bestand te openen.',
        mend: 'Druk hem af naar een nieuwe pdf; dan valt de opdracht weg.',
      },
    },
    IN_PDF_FORM: {
      any: {
        what: 'De pdf is een formulier waarvan de bladen pas bij het openen ontstaan.',
        mend: 'Druk het ingevulde formulier af naar een nieuwe pdf, zodat iedereen dezelfde bladen ziet.',
      },
    },
    IN_PDF_MALFORMED: {
      any: {
        what: 'De pdf is beschadigd en gaat niet open.',
        mend: 'Maak de pdf opnieuw uit het origineel en kies dat bestand.',
      },
      opaque: {
        what: 'Een deel van de pdf is niet te onderzoeken.',
        mend: 'Druk hem af naar een nieuwe pdf en kies dat bestand.',
      },
      readable: {
        what: 'De pdf is licht beschadigd. Wij konden hem toch lezen.',
        mend: 'Ontbreekt hieronder een blad of regel, maak de pdf dan opnieuw.',
      },
    },
    IN_PDF_TRUNCATED: {
      any: {
        what: 'De pdf houdt op voor zijn einde.',
        mend: 'Kies het bestand opnieuw; het uploaden of kopiëren is afgebroken.',
      },
      readable: {
        what: 'Het einde van de pdf ontbreekt. Wij lazen wat er is.',
        mend: 'Vergelijk de bladen hieronder met die van u. Ontbreekt er een, kies het bestand dan opnieuw.',
      },
    },
    IN_PDF_TOO_LARGE: {
      any: {
        what: 'Het bestand is {megabytes} MB; wij nemen ten hoogste {most} MB aan.',
        mend: 'Scan in zwart-wit met 200 dpi, of stuur bijlagen met een later bericht.',
      },
    },
    IN_PDF_TOO_MANY_PAGES: {
      any: {
        what: 'Het bestand heeft {pages} bladen; wij lezen er ten hoogste {most}.',
        mend: 'Stuur het juridische stuk zonder de bijlagen.',
      },
    },
    IN_PDF_NO_PAGES: {
      any: { what: 'De pdf heeft geen bladen.', mend: 'Maak de pdf opnieuw uit het origineel en kies dat bestand.' },
    },
    IN_PDF_UNREADABLE: {
      crashed: {
        what: 'De pdf was niet te lezen: de lezer liep erop vast.',
        mend: 'Druk hem af naar een nieuwe pdf en kies dat bestand.',
      },
      busy: {
        what: 'Wij hadden nog geen tijd om de hele pdf te lezen.',
        mend: 'U kunt het nu versturen. Wij lezen het opnieuw en tonen hier wat wij vinden.',
      },
      'too-slow': {
        what: 'De pdf was niet te lezen in de tijd die wij toestaan.',
        mend: 'Druk hem af naar een nieuwe pdf, een scan met 200 dpi, en kies dat bestand.',
      },
      'too-much-memory': {
        what: 'Het lezen van de pdf kost meer geheugen dan wij toestaan.',
        mend: 'Druk hem af naar een nieuwe pdf, een scan met 200 dpi, en kies dat bestand.',
      },
      'too-much-output': {
        what: 'In de pdf staat meer tekst dan wij kunnen lezen.',
        mend: 'Stuur het juridische stuk zonder de bijlagen.',
      },
      page: {
        what: 'Blad {page} was niet te lezen.',
        mend: 'Scan dat blad opnieuw, rechtop en met 200 dpi of meer.',
      },
      blank: { what: 'Alle bladen zijn leeg.', mend: 'Kies het ondertekende document; dit bestand toont niets.' },
    },
    IN_SCAN: {
      pending: {
        what: '{pending, plural, one {Eén blad is een scan} other {# bladen zijn scans}} en nog niet gelezen.',
        mend: 'U kunt het nu versturen. Wij lezen het daarna en tonen hier wat wij vinden.',
      },
      read: {
        what: '{pages, plural, one {Eén blad is een scan; wij lazen het} other {# bladen zijn scans; wij lazen ze}} met de machine.',
        mend: 'U hoeft niets te doen. Lijkt een woord verkeerd gelezen, dan vergelijkt iemand het met het blad.',
      },
      misread: {
        what: 'Op de scan lazen wij {declared} uit het formulier als “{found}”.',
        mend: 'Staat het op het blad zoals in het formulier, dan hoeft u niets te doen. Iemand vergelijkt de twee.',
      },
      'misread-name': {
        what: 'Op de scan lazen wij de geadresseerde, {entity}, als “{found}”.',
        mend: 'Staat op het blad {entity}, dan hoeft u niets te doen. Iemand vergelijkt de twee.',
      },
    },
  },
})
