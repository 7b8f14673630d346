export { taskRouter } from './task.router.ts'
export { createTask, finishTasksOf, hasTaskOf, type NewTask } from './task.service.ts'
export { countTaskLists, listTasksDue } from './task-list.service.ts'
