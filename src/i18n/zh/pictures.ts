// Of pictures that explain: the loss over a plane of weights, agreement of gradients, a map of users.

export const pictures = {
  "What is drawn inside": "内部画什么",
  "The loss around the way": "路径周围的损失",
  "the way": "路径",
  "support loss": "支持集损失",
  "query loss": "查询集损失",
  "The loss with other weights: those of a plane through its start, its weights after step {0} and {1}. Each colour is {2} times the one before.":
    "换成其他权重时的损失：取自一个平面，它经过起点、第 {0} 步后的权重以及{1}。每种颜色是前一种的 {2} 倍。",
  "{0} adapted to this task": "适应了此任务的{0}",
  "those after step {0}, farthest from the line between these two": "离这两点连线最远的第 {0} 步后的权重",
  "a random point, since the way is straight": "一个随机点（因为路径是直的）",
  "Query loss on {0} of {1} queries.": "查询集损失取自 {1} 个查询中的 {0} 个。",
  "Working it out…": "正在计算…",
  "Its weights do not move at this task: there is no plane to draw.":
    "它的权重在此任务上不动：没有平面可画。",
  "towards its adapted weights →": "朝适应后的权重 →",
  "towards {0} →": "朝{0} →",
  "towards step {0} →": "朝第 {0} 步 →",
  "at random →": "随机方向 →",
  "loss {0} at ({1}, {2})": "在 ({1}, {2}) 处损失为 {0}",
  "The step shown lies in the plane.": "所示的一步在平面内。",
  "The step shown lies {0} off the plane.": "所示的一步离平面 {0}。",
  "Loss over a plane of weights, with the inner steps; the figures of the steps follow as a table":
    "权重平面上的损失与内层各步；各步的数字随后以表格给出",
  "The inner steps in the plane.": "平面中的内层各步。",
  step: "步",
  along: "沿第一轴",
  beside: "沿第二轴",
  "off the plane": "离平面",
  "Over the plane the loss goes from {0} to {1}.": "在此平面上，损失从 {0} 到 {1}。",
  "Measure whether tasks agree": "测量各任务是否一致",
  "At each evaluation compares the meta-gradients of eight training tasks, always the same: the mean cosine between each two, of every contender that learns. Fewer where evaluations are less than 240 meta-steps apart, and none below 60.":
    "每次评估时比较八个（固定的）训练任务的元梯度：每个会学习的参赛者，取两两之间余弦的均值。若两次评估相隔不足 240 个元步，则任务更少；不足 60 个则不测。",
  agreement: "一致性",
  "Agreement of tasks’ meta-gradients, by iteration": "各任务元梯度的一致性，按迭代",
  "mean cosine of two training tasks’ meta-gradients": "两个训练任务的元梯度之间余弦的均值",
  ": 1 agreed, 0 unrelated, below 0 opposed": "：1 为一致，0 为互不相干，小于 0 为相反",
  "Where you stand among users": "你在用户中的位置",
  "Drawing the map: it adapts to each user…": "正在画图：逐个用户地适应…",
  "Each dot is one of {0} training users: what {1}, adapted to them, expects of the {2} most rated titles, beside each other, in the two directions in which tastes differ most ({3} of it). The line is you, from before your first rating on.":
    "每个点是 {0} 个训练用户之一：适应该用户后的{1}对评分最多的 {2} 个片名彼此相对的预期，画在口味差异最大的两个方向上（占差异的 {3}）。线是你，从第一个评分之前开始。",
  "It expects the same taste of everybody: users differ in nothing but how high they rate.":
    "它对所有人预期的口味相同：用户之间只有评分高低之别。",
  you: "你",
  "Before any rating": "评分之前",
  "After {0}, rated {1}": "评了{0}（{1} 分）之后",
  "Point at a dot: what that user likes.": "指向一个点：看该用户喜欢什么。",
  "More than others this user would like: {0}.": "这位用户比别人更喜欢：{0}。",
  "→ {0} · ← {1}": "→ {0} · ← {1}",
  "↑ {0} · ↓ {1}": "↑ {0} · ↓ {1}",
  "A map of {0} training users, and your way over it through {1} ratings; its places follow as a table":
    "{0} 个训练用户的地图，以及你经过 {1} 个评分走过的路；各处位置随后以表格给出",
  "Your way over the map": "你在图上走过的路",
  rating: "评分",
  "to the right": "向右",
  upwards: "向上",
} as const;
