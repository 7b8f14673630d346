import { Autocomplete, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'

export type OfficerValues = {
  officerName: string
  officerNip: string
  officerPhone: string
  decreeNumber: string
}

/** Who is assigned. Somebody who was typed before is offered, and brings NIP and telephone along. */
export const OfficerFields = <Values extends OfficerValues>({
  form,
}: {
  form: UseFormReturnType<Values>
}) => {
  const t = useT()
  const { officerName } = form.getValues()
  const [sought] = useDebouncedValue(officerName, 150)
  const { data } = useQuery(orpc.liaison.officers.queryOptions({ input: { query: sought, limit: 8 } }))
  const known = data?.items ?? []
  const labelOf = ({
    officerName: name,
    officerNip,
  }: {
    officerName: string
    officerNip: string | null
  }): string => (officerNip === null ? name : `${name} · ${officerNip}`)
  const choose = (label: string): void => {
    const officer = known.find((candidate) => labelOf(candidate) === label)
    if (!officer) return
    form.setValues((values) => ({
      ...values,
      officerName: officer.officerName,
      officerNip: officer.officerNip ?? '',
      officerPhone: officer.officerPhone ?? '',
    }))
  }
  return (
    <Stack gap="md">
      <Autocomplete
        label={t('liaison.officerName')}
        required
        maxLength={120}
        data-autofocus
        data={[...new Set(known.map(labelOf))]}
        filter={({ options }) => options}
        renderOption={({ option }) => <span data-private>{option.value}</span>}
        {...form.getInputProps('officerName')}
        onOptionSubmit={choose}
      />
      <SimpleGrid cols={2} spacing="md">
        <TextInput label={t('liaison.nip')} maxLength={30} {...form.getInputProps('officerNip')} />
        <TextInput label={t('liaison.phone')} maxLength={40} {...form.getInputProps('officerPhone')} />
      </SimpleGrid>
      <TextInput label={t('liaison.decreeNumber')} maxLength={120} {...form.getInputProps('decreeNumber')} />
    </Stack>
  )
}
