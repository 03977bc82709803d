import { speaker, wordsOf } from '#platform/words.ts'

/** One sentence per kind of fact, for the history of a case and for "what changed since". */
export const words = wordsOf({
  en: {
    title: 'History', aside: '{n} facts, none of which can be changed', by: '{who}: {what}',
    facts: {
      received: 'Received', 'receipt-mailed': 'Receipt sent to the officer', 'document-checked': 'Document checked: {blocks} stop, {warns} warn{complete, select, true {} other {; pages still unread}}',
      'assigned-self': 'took the case', assigned: 'handed the case to {to}', 'assigned-back': 'laid the case back', noted: 'wrote a note', accepted: 'accepted the request; officer verified to level {level}',
      'identifier-resolved': 'Identifier {n} looked up: {result, select, found {one account} ambiguous {several accounts} other {no account}}', proposed: 'proposed {kind, select, reject {to refuse the request} other {a disclosure}}',
      'proposal-withdrawn': 'withdrew the proposal', 'proposal-rejected': 'rejected the proposal', 'proposal-sent-back': 'sent the proposal back', 'proposal-approved': 'approved the proposal',
      'secrecy-recorded': 'Secrecy order recorded: {until}', 'secrecy-contested': 'Officer asked for a fixed term', 'secrecy-ruled': 'ruled: the order binds {until}', 'secrecy-void': 'ruled: the order does not bind',
      'notice-held': 'Notice held back: {until}', 'notice-sent': 'User told', 'user-objected': 'User objected', 'objection-answered': 'answered the objection: {produce, select, true {produce} other {do not produce}}',
      'production-scheduled': 'Production scheduled from {from}', 'collection-started': 'Collection started', packaged: 'Package made', delivered: 'Package collected by {to}', withdrawn: 'Officer took the request back', closed: 'Case closed',
    },
    until: 'until {day}', open: 'without an end', next: { due: 'Answer due', produce: 'Production possible, if the user has not objected', end: 'A secrecy order ends' },
  },
  nl: {
    title: 'Verloop', aside: '{n} feiten, waarvan er geen kan worden veranderd', by: '{who}: {what}',
    facts: {
      received: 'Ontvangen', 'receipt-mailed': 'Ontvangstbevestiging gestuurd', 'document-checked': 'Stuk onderzocht: {blocks} houden tegen, {warns} waarschuwen{complete, select, true {} other {; nog niet alle bladen gelezen}}',
      'assigned-self': 'nam de zaak op zich', assigned: 'droeg de zaak over aan {to}', 'assigned-back': 'legde de zaak terug', noted: 'schreef een notitie', accepted: 'nam het verzoek aan; ambtenaar geverifieerd tot niveau {level}',
      'identifier-resolved': 'Gegeven {n} opgezocht: {result, select, found {één account} ambiguous {meer accounts} other {geen account}}', proposed: 'stelde {kind, select, reject {een weigering} other {een verstrekking}} voor',
      'proposal-withdrawn': 'trok het voorstel in', 'proposal-rejected': 'wees het voorstel af', 'proposal-sent-back': 'stuurde het voorstel terug', 'proposal-approved': 'keurde het voorstel goed',
      'secrecy-recorded': 'Geheimhoudingsbevel vastgelegd: {until}', 'secrecy-contested': 'Ambtenaar om een vaste termijn gevraagd', 'secrecy-ruled': 'besliste: het bevel bindt {until}', 'secrecy-void': 'besliste: het bevel bindt niet',
      'notice-held': 'Kennisgeving tegengehouden: {until}', 'notice-sent': 'Gebruiker ingelicht', 'user-objected': 'Gebruiker maakte bezwaar', 'objection-answered': 'beantwoordde het bezwaar: {produce, select, true {verstrekken} other {niet verstrekken}}',
      'production-scheduled': 'Verstrekken gepland vanaf {from}', 'collection-started': 'Verzamelen begonnen', packaged: 'Pakket gemaakt', delivered: 'Pakket opgehaald door {to}', withdrawn: 'Ambtenaar nam het verzoek terug', closed: 'Zaak gesloten',
    },
    until: 'tot en met {day}', open: 'zonder einde', next: { due: 'Antwoord uiterlijk', produce: 'Verstrekken mogelijk, als de gebruiker geen bezwaar maakt', end: 'Een geheimhoudingsbevel eindigt' },
  },
})

export const say = speaker(words)
