export { taskRouter } from './task.router.ts'
export { createTask, finishTasksOf, hasTaskOf, type NewTask } from './task.service.ts'
export { listTasksDue } from './task-list.service.ts'
