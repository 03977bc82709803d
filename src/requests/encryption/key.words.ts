import { speaker, wordsOf } from '#platform/words.ts'

/** Keys to which packages are encrypted on their way. */
export const words = wordsOf({
  en: {
    title: 'Encryption keys',
    link: 'Encryption keys',
    lead: 'Packages that you download are encrypted to these keys, beside the encryption of the line. Only who has the private half opens them.',
    own: 'Your keys',
    none: 'You have no key here',
    noneText: 'Packages come as they are, over the encrypted line, to you alone.',
    name: 'Recipient or fingerprint',
    kindHead: 'For',
    kind: { age: 'age', openpgp: 'OpenPGP' },
    at: 'Since',
    deeds: 'What you can do',
    end: 'Remove',
    endText:
      'Once a key is removed, the next download is no longer encrypted to it; what you have downloaded stays as it is. Without any key a package comes as it is.',
    ended: 'The key is removed. We have written that to you.',
    add: 'Add a key',
    paste: 'Public key',
    pasteHint:
      'One line that begins with age1 (age-keygen writes it), or a block that begins with -----BEGIN PGP PUBLIC KEY BLOCK----- (gpg --armor --export). Never the private half.',
    go: 'Add it',
    added: 'The key is added. We have written that to you. Try it on your next package.',
    lost: 'You lost the private half? Remove the key here and download the package again.',
    refused: {
      unknown: 'This is no public key of age or OpenPGP. Paste the whole line or the whole block.',
      'private-half':
        'This is the private half. We have kept nothing of it. Whoever saw it can open what is encrypted to it: make a new pair, and paste the public half.',
      unreadable: 'The key cannot be read. Copy it again, from its first sign to its last.',
      several: 'There is more than one key in this block. Paste one at a time.',
      expired: 'This key has expired. Extend it, or use another.',
      revoked: 'This key was revoked. Use another.',
      'cannot-encrypt': 'Nothing can be encrypted to this key: it only signs, or it is too weak. Use another.',
      twice: 'This key is there already.',
      'too-many': 'You have {most} keys. Remove one first.',
      missing: 'Paste a public key.',
      'too-long': 'This is longer than a public key is. Paste the public key alone.',
    },
    unknown: 'There is no such key',
    unknownText: 'It may have been removed already.',
    package: {
      encrypted: 'Download, encrypted with {kind}',
      text: 'It is encrypted to {n, plural, one {the key} other {the # keys}} that you enrolled. Open it first; the fingerprint above is of the file inside.',
      open: 'Open it',
      manage: 'Your encryption keys',
      plain: 'It comes over an encrypted line. You can also have it encrypted to a key of yours.',
    },
    keyEnded: 'One of your keys can no longer be used',
    keyEndedText:
      'It expired or was revoked since you added it. Remove it on the page of your encryption keys, then download again.',
    mail: {
      added: {
        subject: 'An encryption key was added to your account',
        text: 'Packages that you download are encrypted to this key from now on.',
      },
      ended: {
        subject: 'An encryption key was removed from your account',
        text: 'Packages that you download are no longer encrypted to this key.',
      },
      notYou: 'Was this not you? Write to {email} at once, from another device.',
      open: 'Your encryption keys',
      office: 'Trust office, {provider}',
    },
  },
  nl: {
    title: 'Versleutelsleutels',
    link: 'Versleutelsleutels',
    lead: 'Pakketten die u downloadt, worden met deze sleutels versleuteld, naast de versleuteling van de verbinding. Alleen wie de geheime helft heeft, opent ze.',
    own: 'Uw sleutels',
    none: 'U hebt hier geen sleutel',
    noneText: 'Pakketten komen zoals ze zijn, over de versleutelde verbinding, alleen bij u.',
    name: 'Ontvanger of vingerafdruk',
    kindHead: 'Voor',
    kind: { age: 'age', openpgp: 'OpenPGP' },
    at: 'Sinds',
    deeds: 'Wat u kunt doen',
    end: 'Verwijderen',
    endText:
      'Is een sleutel verwijderd, dan wordt de volgende download er niet meer mee versleuteld; wat u hebt gedownload, blijft zoals het is. Zonder sleutel komt een pakket zoals het is.',
    ended: 'De sleutel is verwijderd. Wij hebben u dat geschreven.',
    add: 'Een sleutel toevoegen',
    paste: 'Publieke sleutel',
    pasteHint:
      'Eén regel die met age1 begint (age-keygen schrijft die), of een blok dat met -----BEGIN PGP PUBLIC KEY BLOCK----- begint (gpg --armor --export). Nooit de geheime helft.',
    go: 'Toevoegen',
    added: 'De sleutel is toegevoegd. Wij hebben u dat geschreven. Probeer hem bij uw volgende pakket.',
    lost: 'Bent u de geheime helft kwijt? Verwijder de sleutel hier en download het pakket opnieuw.',
    refused: {
      unknown: 'Dit is geen publieke sleutel van age of OpenPGP. Plak de hele regel of het hele blok.',
      'private-half':
        'Dit is de geheime helft. Wij hebben er niets van bewaard. Wie haar zag, kan openen wat ermee is versleuteld: maak een nieuw paar en plak de publieke helft.',
      unreadable: 'De sleutel is niet te lezen. Kopieer hem opnieuw, van het eerste tot het laatste teken.',
      several: 'Er staat meer dan één sleutel in dit blok. Plak ze een voor een.',
      expired: 'Deze sleutel is verlopen. Verleng hem of gebruik een andere.',
      revoked: 'Deze sleutel is ingetrokken. Gebruik een andere.',
      'cannot-encrypt':
        'Met deze sleutel is niets te versleutelen: hij tekent alleen, of hij is te zwak. Gebruik een andere.',
      twice: 'Deze sleutel staat er al.',
      'too-many': 'U hebt {most} sleutels. Verwijder er eerst een.',
      missing: 'Plak een publieke sleutel.',
      'too-long': 'Dit is langer dan een publieke sleutel is. Plak alleen de publieke sleutel.',
    },
    unknown: 'Deze sleutel is er niet',
    unknownText: 'Hij kan al verwijderd zijn.',
    package: {
      encrypted: 'Download, versleuteld met {kind}',
      text: 'Het is versleuteld met {n, plural, one {de sleutel} other {de # sleutels}} die u hebt opgegeven. Open het eerst; de vingerafdruk hierboven is van het bestand erin.',
      open: 'Openen',
      manage: 'Uw versleutelsleutels',
      plain: 'Het komt over een versleutelde verbinding. U kunt het ook met een sleutel van u laten versleutelen.',
    },
    keyEnded: 'Een van uw sleutels is niet meer te gebruiken',
    keyEndedText:
      'Hij is verlopen of ingetrokken sinds u hem toevoegde. Verwijder hem op de pagina van uw sleutels en download dan opnieuw.',
    mail: {
      added: {
        subject: 'Er is een versleutelsleutel aan uw account toegevoegd',
        text: 'Pakketten die u downloadt, worden voortaan met deze sleutel versleuteld.',
      },
      ended: {
        subject: 'Er is een versleutelsleutel van uw account verwijderd',
        text: 'Pakketten die u downloadt, worden niet meer met deze sleutel versleuteld.',
      },
      notYou: 'Was u dit niet? Schrijf dan meteen naar {email}, vanaf een ander apparaat.',
      open: 'Uw versleutelsleutels',
      office: 'Waarborgbureau, {provider}',
    },
  },
})

export const say = speaker(words)
