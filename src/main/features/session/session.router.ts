import { officerProcedure, publicProcedure } from '#main/platform/rpc/gate.ts'
import { approve, approveByCode, confirm } from './confirmation.service.ts'
import { endLoginCode, offerLoginCode, startLoginCode } from './login-code.service.ts'
import { suggestPassphrase } from './passphrase.ts'
import { changePassword, login, readCurrentSession, readStatus, recover } from './session.service.ts'

const open = publicProcedure.session
const own = officerProcedure.session

export const sessionRouter = {
  status: open.status.handler(({ context }) => readStatus(context.service)),
  login: open.login.handler(({ context, input }) => login(context, input)),
  current: own.current.handler(({ context }) => readCurrentSession(context)),
  touch: own.touch.handler(({ context }) => {
    context.service.touch()
    return { locksAt: new Date(context.service.locksAt()) }
  }),
  lock: open.lock.handler(({ context }) => {
    context.service.options.end()
    return {}
  }),
  confirm: own.confirm.handler(({ context, input }) => confirm(context, input)),
  approve: own.approve.handler(({ context, input }) => approve(context, input)),
  approveByCode: own.approveByCode.handler(({ context, input }) => approveByCode(context, input)),
  offerLoginCode: own.offerLoginCode.handler(({ context }) => offerLoginCode(context)),
  startLoginCode: own.startLoginCode.handler(({ context, input }) => startLoginCode(context, input)),
  endLoginCode: own.endLoginCode.handler(({ context, input }) => endLoginCode(context, input)),
  changePassword: own.changePassword.handler(({ context, input }) => changePassword(context, input)),
  suggestPassphrase: open.suggestPassphrase.handler(({ context }) => ({
    passphrase: suggestPassphrase(
      context.service.resource('reference/passphrase-words.txt').toString('utf8').trim().split('\n'),
    ),
  })),
  recover: open.recover.handler(({ context, input }) => recover(context, input)),
}
