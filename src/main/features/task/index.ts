export { taskRouter } from './task.router.ts'
export { createTask, finishTasksOf, hasTaskOf } from './task.service.ts'
export { listTasksDue } from './task-list.service.ts'
