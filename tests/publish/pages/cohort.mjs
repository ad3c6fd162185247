// Answers questions about a course, one line of JSON each: see test_cohort.py.

import { createInterface } from "node:readline";
import { writeCalendar } from "../../../plugins/microboard/assets/lib/calendar.js";
import { judgeStudent, sayCourseClashes } from "../../../plugins/microboard/assets/cohort/clashes.js";
import { cleanCourse } from "../../../plugins/microboard/assets/cohort/course.js";
import { listAll, listCourseEvents } from "../../../plugins/microboard/assets/cohort/dates.js";
import { readFragment, writeFragment } from "../../../plugins/microboard/assets/cohort/fragment.js";
import { readIds, readPlanLink } from "../../../plugins/microboard/assets/cohort/paste.js";
import { cleanStudents } from "../../../plugins/microboard/assets/cohort/students.js";

const answers = {
  clean: ({ found }) => cleanCourse(found),
  fragment: ({ course }) => writeFragment(cleanCourse(course)),
  course: ({ fragment }) => readFragment(fragment),
  ids: ({ text }) => readIds(text),
  plan: ({ text }) => readPlanLink(text),
  students: ({ found }) => cleanStudents(found),
  clashes: ({ project, course }) => sayCourseClashes(project, course),
  judged: ({ projects, plan, course, today }) => judgeStudent(projects, plan, course, today),
  dates: ({ course, projects, today }) => listAll(course, projects, today),
  calendar: ({ course, projects, today, now }) => writeCalendar(listCourseEvents(course, projects, today), now),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(answers[question.about](question) ?? null));
}
