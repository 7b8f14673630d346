import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { orpc } from '#renderer/app/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { freshChoices } from './paper-choices.tsx'
import { Workshop } from './workshop.tsx'

/** The register book of a year's numbers: choose the year, look at it, issue and print it. */
export const NumberRegisterPage = () => {
  const { year }: { year?: number } = useSearch({ strict: false })
  const { data: office } = useQuery(orpc.office.get.queryOptions())
  if (!office) return <Page fill>{null}</Page>
  return (
    <Workshop
      type="numberRegister"
      subjectId={office.id}
      start={{ ...freshChoices, year: year ?? null }}
      old={undefined}
    />
  )
}
