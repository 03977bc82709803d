import type { NewAgency } from '#agencies'

/** The people of the demo: the same in tests, in screenshots and in the manual. Addresses lie in domains set aside for examples. */
export const STAFF = [
  { key: 'administrator', name: 'Noor Hendriks', email: 'noor.hendriks@halder.example', roles: ['administrator'] },
  { key: 'intake', name: 'Sanne de Wit', email: 'sanne.dewit@halder.example', roles: ['intake'] },
  { key: 'reviewer', name: 'Iris Bakker', email: 'iris.bakker@halder.example', roles: ['reviewer'] },
  { key: 'reviewer2', name: 'Daan Willems', email: 'daan.willems@halder.example', roles: ['reviewer'] },
  { key: 'counsel', name: 'Tom Verbeek', email: 'tom.verbeek@halder.example', roles: ['counsel'] },
  { key: 'emergencyDuty', name: 'Lotte Maas', email: 'lotte.maas@halder.example', roles: ['emergencyDuty'] },
  { key: 'custodian', name: 'Ruben Yilmaz', email: 'ruben.yilmaz@halder.example', roles: ['custodian'] },
  { key: 'qc', name: 'Femke Postma', email: 'femke.postma@halder.example', roles: ['qc'] },
  { key: 'auditor', name: 'Hugo Brands', email: 'hugo.brands@halder.example', roles: ['auditor'] },
  { key: 'vaultOfficer', name: 'Esra Kaplan', email: 'esra.kaplan@halder.example', roles: ['vaultOfficer'] },
  { key: 'vaultOfficer2', name: 'Joris Blom', email: 'joris.blom@halder.example', roles: ['vaultOfficer'] },
  { key: 'reporter', name: 'Mila Jansen', email: 'mila.jansen@halder.example', roles: ['reporter'] },
] as const

export const AGENCIES = [
  {
    key: 'marlow',
    name: 'Marlow County Sheriff’s Office',
    unit: 'Financial Crimes Unit',
    country: 'US',
    region: 'Ohio',
    usGovernmental: true,
    address: ['410 Courthouse Square', 'Marlow OH 44000', 'United States'],
    telephone: '+1 330 555 0100',
    source: 'State directory of sheriffs, read 2 February 2026',
    domains: ['sheriff.marlowcounty.example'],
  },
  {
    key: 'aldine',
    name: 'Port Aldine Police Department',
    unit: 'Detective Bureau',
    country: 'US',
    region: 'Maine',
    usGovernmental: true,
    address: ['22 Harbor Street', 'Port Aldine ME 04000', 'United States'],
    telephone: '+1 207 555 0140',
    source: 'City register of departments, read 9 March 2026',
    domains: ['police.portaldine.example'],
  },
  {
    key: 'lake',
    name: 'Lake District Attorney',
    unit: 'Investigations',
    country: 'US',
    region: 'Minnesota',
    usGovernmental: true,
    address: ['1 Government Center', 'Lake City MN 55000', 'United States'],
    telephone: '+1 651 555 0163',
    source: 'State bar register, read 20 January 2026',
    domains: ['da.lakedistrict.example'],
  },
  {
    key: 'oost',
    name: 'Recherche Oost',
    unit: 'Digitaal',
    country: 'NL',
    region: null,
    usGovernmental: false,
    address: ['Keizerstraat 1', '7411 HC Deventer', 'Nederland'],
    telephone: '+31 570 555 010',
    source: 'Register van overheidsorganisaties, gelezen 4 mei 2026',
    domains: ['recherche-oost.example'],
  },
] as const satisfies readonly (Omit<NewAgency, 'id' | 'addedAt' | 'addedBy'> & {
  key: string
  domains: readonly string[]
})[]

export const OFFICERS = [
  {
    key: 'officer',
    agency: 'marlow',
    name: 'Dana R. Whitfield',
    email: 'whitfield@sheriff.marlowcounty.example',
    badge: '4471',
    title: 'Detective',
    telephone: '+13305550142',
    extension: '17',
  },
  {
    key: 'officer2',
    agency: 'marlow',
    name: 'Luis Ferrante',
    email: 'ferrante@sheriff.marlowcounty.example',
    badge: '4502',
    title: 'Detective',
    telephone: '+13305550142',
    extension: '21',
  },
  {
    key: 'officer3',
    agency: 'aldine',
    name: 'Ruth Osei',
    email: 'osei@police.portaldine.example',
    badge: 'PA-118',
    title: 'Sergeant',
    telephone: '+12075550141',
    extension: '4',
  },
  {
    key: 'officer4',
    agency: 'lake',
    name: 'Karl Lindqvist',
    email: 'lindqvist@da.lakedistrict.example',
    badge: 'I-207',
    title: 'Investigator',
    telephone: '+16515550163',
    extension: '0',
  },
  {
    key: 'officer5',
    agency: 'oost',
    name: 'Anna Vermeer',
    email: 'a.vermeer@recherche-oost.example',
    badge: '88213',
    title: 'Rechercheur',
    telephone: '+31570555011',
    extension: '0',
  },
] as const

/** Account holders who can sign in with a code to their address; the rest of the world only exists in the records. */
export const HOLDERS = [
  { key: 'owner', name: 'J. de Vries', email: 'j.devries@molenzicht.example' },
  { key: 'host', name: 'Owen Castellan', email: 'owen.castellan@harborlight.example' },
] as const
