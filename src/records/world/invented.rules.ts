/** Names and words for the invented world. None belongs to anyone. */
export const FIRST_NAMES = [
  'Anouk', 'Bram', 'Carmen', 'Dagmar', 'Elias', 'Femke', 'Gideon', 'Hanna', 'Idris', 'Jolanda', 'Kofi', 'Lotte', 'Mehmet', 'Nadia', 'Otis',
  'Petra', 'Quinten', 'Rosa', 'Sander', 'Tessa', 'Umar', 'Vera', 'Wout', 'Xenia', 'Yara', 'Zeno',
] as const
export const LAST_NAMES = [
  'Aldercroft', 'Bruinsveld', 'Calderwick', 'Dorpmans', 'Eikenrode', 'Farrowby', 'Grasdorp', 'Holtrigter', 'Inkerman', 'Jonkvorst', 'Kettering',
  'Lindeveld', 'Moorhaven', 'Nachtegaal', 'Oosterling', 'Penhallow', 'Quispel', 'Rietbergen', 'Silverstone', 'Terwisscha', 'Uilenburg', 'Vossemeer',
] as const
export const COMPANIES = [
  'Blauwe Brug Notarissen', 'Cedar Hollow Clinic', 'De Kade Logistiek', 'Elmstead School', 'Fjordline Ferries', 'Groene Dak Bouw', 'Harper Row Books',
  'Inkt en Vorm', 'Juniper Legal Aid', 'Kersenboom Zorg', 'Lakeview Dental', 'Morgenrood Koor', 'Northgate Robotics', 'Oakfield Choir',
] as const
export const STREETS = ['Appelgaarde', 'Birch Lane', 'Cobbler Street', 'Dijkzicht', 'Elzenpad', 'Foundry Road', 'Grachtwal', 'Harvest Avenue', 'IJskelder', 'Juniper Way'] as const
export const TOWNS = [
  { town: 'Zeist', code: '3700 ZZ' }, { town: 'Marlow, OH', code: '43999' }, { town: 'Harborlight, MA', code: '02199' }, { town: 'Utrecht', code: '3500 ZZ' },
  { town: 'Port Aldine, OR', code: '97299' }, { town: 'Köln', code: '50999' },
] as const
export const TITLES = [
  'Weekly stand-up', 'Budget 2027', 'Gesprek met de mentor', 'Parents’ evening', 'Claim Van der Laan', 'Physio intake', 'Bestuursvergadering',
  'Interview, second round', 'Yoga on Tuesday', 'Handover night shift',
] as const
export const LINES = [
  'Can everyone hear me?', 'I put the numbers in the shared folder.', 'Ik ben er over vijf minuten.', 'Let us move this to Thursday.',
  'The invoice was paid on Friday.', 'Wie maakt het verslag?', 'Please do not pass this on yet.', 'See page four of the draft.', 'Tot volgende week.',
] as const
