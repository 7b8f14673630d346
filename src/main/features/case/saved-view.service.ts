import { DomainError } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { largestSavedViewList, type SavedView } from '#shared/features/case/case-list.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { InputOf } from './case-write.service.ts'
import { deleteView, insertView, listViews, updateView } from './saved-view.repo.ts'

type Views = { views: SavedView[] }

export const readViews = ({ db, officer }: OfficerContext): Views => ({ views: listViews(db, officer.id) })

const missing = (): DomainError => new DomainError('RECORD_NOT_FOUND', { kind: 'savedView' })

export const saveView = (context: OfficerContext, { id, ...view }: InputOf<'saveView'>): Views => {
  const { db: read, officer } = context
  const views = listViews(read, officer.id)
  const key = searchKeyOf(view.name)
  if (views.some((other) => other.id !== id && searchKeyOf(other.name) === key)) {
    throw new DomainError('SAVED_VIEW_NAME_TAKEN', { name: view.name })
  }
  if (id === null && views.length >= largestSavedViewList) {
    throw new DomainError('SAVED_VIEWS_FULL', { maximum: largestSavedViewList })
  }
  context.change([], (db) => {
    if (id === null) insertView(db, officer.id, view)
    else if (!updateView(db, officer.id, id, view)) throw missing()
  })
  return readViews(context)
}

export const removeView = (context: OfficerContext, { id }: InputOf<'removeView'>): Views => {
  context.change([], (db) => {
    if (!deleteView(db, context.officer.id, id)) throw missing()
  })
  return readViews(context)
}

/** The order of all views; one that is not named stays behind those that are. */
export const orderViews = (context: OfficerContext, { ids }: InputOf<'orderViews'>): Views => {
  const { officer } = context
  context.change([], (db) => {
    for (const [index, id] of ids.entries()) {
      if (!updateView(db, officer.id, id, { position: index + 1 })) throw missing()
    }
    const rest = listViews(db, officer.id).filter((view) => !ids.includes(view.id))
    for (const [index, { id }] of rest.entries()) {
      updateView(db, officer.id, id, { position: ids.length + index + 1 })
    }
  })
  return readViews(context)
}
