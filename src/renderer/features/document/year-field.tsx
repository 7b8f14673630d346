import { Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { yearOf } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import classes from './workshop.module.css'

type YearFieldProps = { value: number | null; onChange: (year: number) => void }

/** The year of a register of numbers: those in which a number stands, and the running one. */
export const YearField = ({ value, onChange }: YearFieldProps) => {
  const t = useT()
  const thisYear = yearOf(useSession().day)
  const { data } = useQuery(orpc.number.counters.queryOptions({ input: { year: thisYear } }))
  const years = [...new Set([thisYear, ...(value === null ? [] : [value]), ...(data?.years ?? [])])]
  return (
    <Stack gap="xs">
      <Select
        label={t('document.registerYear')}
        data={years.toSorted((one, other) => other - one).map(String)}
        value={String(value ?? thisYear)}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
      />
      <p className={classes.hint}>
        {t('document.registerYearHint')}{' '}
        <AppLink to="/documents?type=numberRegister">{t('document.registersIssued')}</AppLink>
      </p>
    </Stack>
  )
}
