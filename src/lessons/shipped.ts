// The lessons that ship, in the order in which they are taught. Adding one is a file and a line here.

import { type Lesson, readLesson } from "./lesson.ts";
import averages from "./shipped/averages.json";
import breaks from "./shipped/breaks.json";
import firstOrder from "./shipped/first-order.json";
import innerLoop from "./shipped/inner-loop.json";
import metric from "./shipped/metric.json";
import newCustomer from "./shipped/new-customer.json";
import shotAndWay from "./shipped/shot-and-way.json";
import task from "./shipped/task.json";

export const shippedLessons: readonly Lesson[] = [
  task,
  averages,
  innerLoop,
  firstOrder,
  metric,
  shotAndWay,
  breaks,
  newCustomer,
].map((raw) => readLesson(raw, raw.id));
