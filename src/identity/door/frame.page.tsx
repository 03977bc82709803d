/** A page behind a door, in that door's frame. */
import type { ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { DeskPage, OfficerPage, PublicPage } from '#ui/layout.tsx'
import { DeskHead, PageHead } from '#ui/panels.tsx'
import type { Door } from './door.rules.ts'

type FrameProps = Readonly<{
  view: View
  door: Door
  title: string
  lead?: string
  wrong?: boolean
  scripts?: readonly string[]
  children: ReactNode
}>

export function DoorFrame({ view, door, title, lead, wrong = false, scripts = [], children }: FrameProps) {
  const props = { view, title, wrong, scripts }
  if (door === 'desk') {
    return (
      <DeskPage {...props}>
        <DeskHead title={title} />
        {lead && <p className="soft">{lead}</p>}
        {children}
      </DeskPage>
    )
  }
  const Page = door === 'lers' ? OfficerPage : PublicPage
  return (
    <Page {...props}>
      <PageHead title={title} {...(lead && { lead })} />
      {children}
    </Page>
  )
}
