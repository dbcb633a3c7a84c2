// 课程的框架；课程本身的文字在课程文件里。

export const lessons = {
  Lessons: "课程",
  "Each says one thing, asks you to predict, and lets you try.": "每课只讲一件事，先请您预测，再让您动手。",
  "Step {0} of {1}": "第 {0} 步，共 {1} 步",
  "Step back": "上一步",
  Next: "下一步",
  Skip: "跳过",
  "End the lesson": "结束课程",
  "Done: more lessons": "完成：更多课程",
  done: "已完成",
  "Right.": "正确。",
  "Not quite.": "不完全对。",
  "Predict first:": "先预测：",
  "Show a code to scan": "显示二维码",
  "Scan to open this step": "扫码打开这一步",
  "Open a lesson of your own": "打开自己的课程",
  "{0} is no lesson (docs/lessons.md): {1}: {2}.": "{0} 不是课程（docs/lessons.md）：{1}：{2}。",
  "no choice is right": "没有一个选项是对的",
  "Trained for {0} of {1} iterations: it may still be guessing, however sure it sounds.":
    "才训练了 {1} 次迭代中的 {0} 次：不管听起来多有把握，它可能仍在猜。",
  "There is no lesson “{0}”.": "没有名为“{0}”的课程。",
} as const;
