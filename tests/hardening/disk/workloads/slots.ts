import { testPassword } from '../../../support/test-office.ts'
import { headAccount, inOffice } from './office.ts'
import type { Workload } from './workload.ts'

const newPassword = 'tikar kelapa layar sepeda'

/** Key slots change: an own password, an officer who is added, gets another password and is disabled. */
export const slots: Workload = {
  passwords: {
    [headAccount.login]: [headAccount.password, newPassword],
    baru: [testPassword('baru'), newPassword],
  },
  work: (place) =>
    inOffice(place, async ({ head, saved }) => {
      const { login, password } = headAccount
      await head.session.changePassword({ oldPassword: password, newPassword })
      saved('own password', { password: { login, password: newPassword } })
      const added = await head.officer.add({
        login: 'baru',
        password: testPassword('baru'),
        fullName: 'Petugas Baru Contoh',
        nip: null,
        position: null,
        roles: ['officer'],
      })
      saved('officer added', { password: { login: 'baru', password: testPassword('baru') } })
      await head.officer.resetPassword({ id: added.id, password: newPassword, reason: 'Lupa' })
      saved('password reset', { password: { login: 'baru', password: newPassword } })
      await head.officer.disable({ id: added.id, reason: 'Mutasi' })
      saved('officer disabled')
    }),
}
