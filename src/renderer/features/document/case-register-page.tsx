import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { freshChoices } from './paper-choices.tsx'
import { Workshop } from './workshop.tsx'

/** The register book of cases: choose a period, look at it, issue and print it. */
export const CaseRegisterPage = () => {
  const { data: office } = useQuery(orpc.office.get.queryOptions())
  if (!office) return <Page fill>{null}</Page>
  return <Workshop type="caseRegister" subjectId={office.id} start={freshChoices} old={undefined} />
}
