import { Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'

/** A section of the office; ended ones stay choosable only where one is chosen already. */
export const SectionSelect = (props: Omit<SelectProps, 'data'>) => {
  const { data: office } = useQuery(orpc.office.get.queryOptions())
  const sections = (office?.sections ?? []).filter(
    ({ id, endedOn }) => endedOn === null || id === props.value,
  )
  return <Select data={sections.map(({ id, name }) => ({ value: id, label: name }))} {...props} />
}
