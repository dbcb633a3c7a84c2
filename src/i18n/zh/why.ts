// Of why an answer came out: records, layers, training tasks like this one.

export const why = {
  "It has no weights: it works its answers out from the records by a rule.":
    "它没有权重：按一条规则直接由记录算出答案。",
  "What stands for each class: the mean of its examples in the learned space. No weight changes.":
    "各类别的代表：其样例在所学空间中的均值。权重都不变。",
  "The examples themselves: a query is held against each of them. No weight changes.":
    "样例本身：查询与每个样例逐一对照。权重都不变。",
  "The last layer alone: it is solved for exactly from the examples. No other weight changes.":
    "只有最后一层：由样例精确求解。其他权重都不变。",
  "Why?": "为什么？",
  "Why this answer": "为什么是这个答案",
  "To ask about a drawing of your own, switch this off, draw, and switch it on again.":
    "想问自己画的图，请先关掉这里，画好，再打开。",
  "Your drawing": "自己画的图",
  "Which answer": "哪个答案",
  Across: "横向",
  Up: "纵向",
  "Working it out: the learner adapts once more for each record.": "正在计算：学习器为每条记录再适应一次。",
  "There are no records to learn from: add a point to the picture.":
    "没有可供学习的记录：请在图上添加一个点。",
  "Not trained yet: press Play, and this follows.": "尚未训练：按“播放”，这里会随之变化。",
  "The answer is no number at this step: go back a step, or lower the inner learning rate.":
    "这一步的答案不是数：请退回一步，或降低内层学习率。",
  "{0}: it answers {1}.": "{0}：答案是 {1}。",
  "{0}: taken for {1} ({2}).": "{0}：被认作{1}（{2}）。",
  "What each record does to it": "每条记录对它的作用",
  "It adapts again without each record in turn, exactly. To the right: the record raises the answer; to the left: it lowers it.":
    "逐一去掉每条记录，重新精确地适应一次。向右：该记录使答案升高；向左：使答案降低。",
  "The answer is the chance of {0}.": "答案是{0}的概率。",
  "The figure: by how much.": "数字：变化多少。",
  "The figure: by how many percentage points.": "数字：变化多少个百分点。",
  "The figure: by how many units a week.": "数字：每周变化多少件。",
  "A class with a single record goes when that is left out, and the other classes share its chance. Where drawings are normalised together, all others move a little, too, which may raise or lower an answer.":
    "只有一条记录的类别，去掉该记录就不复存在，其概率由其他类别分摊。若图像是一起归一化的，其他各类也会略有移动，答案可能因此升高或降低。",
  "All {0} records": "全部 {0} 条记录",
  Fewer: "收起",
  "What changes in it": "它内部的变化",
  "How far each layer’s weights have moved after step {0}, of their own length.":
    "第 {0} 步之后，各层权重移动的距离占其自身长度之比。",
  "Nothing has moved before the first step.": "第一步之前什么都没有移动。",
  "from zero": "从零开始",
  "layer {0}": "第 {0} 层",
  "last layer": "最后一层",
  "learned map": "所学的映射",
  "Training tasks most like it": "最相似的训练任务",
  "Of {0} training tasks those after which it would answer here most alike.":
    "在 {0} 个训练任务中，适应之后在这里的答案最接近的那些。",
  "Of {0} training tasks those after which it would group what is asked here most alike.":
    "在 {0} 个训练任务中，适应之后对这里所问之物的分组最接近的那些。",
  "Looking through training tasks…": "正在查看训练任务…",
  "differs by {0}; half of all by more than {1}": "相差 {0}；半数任务相差超过 {1}",
  "With the weights of iteration {0}.": "按第 {0} 次迭代的权重。",
  "Look again": "再看一次",
  "At x = {0}": "在 x = {0} 处",
  "At ({0}, {1})": "在 ({0}, {1}) 处",
  "At a price of {0}": "价格为 {0} 时",
  "Week {0}": "第 {0} 周",
  "Drawing {0} of class {1}": "类别 {1} 的第 {0} 个图",
  "“{0}”": "“{0}”",
  "({0}, {1})": "({0}, {1})",
  "({0}, {1}) · {2}": "({0}, {1}) · {2}",
  "{0}: {1}% bought": "{0}：{1}% 购买",
  "week {0}: {1} sold": "第 {0} 周：售出 {1}",
  "class {0}": "类别 {0}",
  "{0} · {1}": "{0} · {1}",
  "{0} · {1}★": "{0} · {1}★",
  "{0} · not chosen, drawn by lot": "{0} · 未被选择，抽签抽出",
} as const;
