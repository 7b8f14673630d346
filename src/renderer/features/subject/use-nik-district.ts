import { useQuery } from '@tanstack/react-query'
import { readNik } from '#shared/features/identity/nik.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import type { Place } from './subject-values.ts'

/** The district a NIK was registered in, where the region table of today has it. */
export const useNikDistrict = (nik: string): Place | undefined => {
  const { day: today } = useSession()
  const code = readNik(nik, { today }).told?.districtCode
  const { data } = useQuery(
    orpc.region.place.queryOptions({
      input: { code: code ?? '' },
      enabled: code !== undefined,
      retry: false,
    }),
  )
  return code !== undefined && data?.code === code ? { code, path: data.path } : undefined
}
