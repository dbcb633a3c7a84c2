// 术语表：页面用到的术语及其定义。

export const glossary = {
  "meta-learning": "元学习",
  "Learning how to learn: practising on many small tasks so that a new one takes a few examples.":
    "学习如何学习：在许多小任务上练习，使学会一个新任务只需几个样本。",
  "One small problem: one curve to find, five letters to tell apart, one slot machine to play.":
    "一个小问题：找出一条曲线、分辨五个字母，或玩一台老虎机。",
  episode: "任务片段",
  "A task as it is practised: a support set to learn from and a query set to be tested on.":
    "练习时的一个任务：从支持集学习，在查询集上受测。",
  "support set": "支持集",
  "The few examples of a new task that the learner may look at, with their answers.":
    "新任务中学习器可以看的少数样本，附有答案。",
  "query set": "查询集",
  "Further examples of the same task, without answers: on these it is tested.":
    "同一任务的其他样本，没有答案：用来测试学习器。",
  shot: "样本数（shot）",
  "One example of a class. In 5-shot learning there are five of each.":
    "每个类别的样本个数。5 样本（5-shot）学习中每类有五个。",
  way: "类数（way）",
  "How many classes there are to choose from. In 5-way learning, one of five.":
    "有多少个类别可选。5 类（5-way）学习就是五选一。",
  "inner loop": "内循环",
  "Learning one task: a few steps on its support set, from where the outer loop has put the start.":
    "学习一个任务：从外循环给出的起点出发，在支持集上走几步。",
  "outer loop": "外循环",
  "Learning how to learn: after many tasks the start itself is moved, so that the inner loop does better.":
    "学习如何学习：经过许多任务，移动起点本身，使内循环做得更好。",
  "One small change of the weights in the direction that lessens the error on the support set.":
    "权重的一次小改动，方向是减小支持集上的误差。",
  "meta-step": "元步",
  "One step of the outer loop: a batch of tasks is adapted to, then the start moves a little.":
    "外循环的一步：先适应一批任务，然后把起点移动一点。",
  "meta-batch": "元批次",
  "How many tasks one meta-step practises on.": "一个元步练习多少个任务。",
  "learning rate": "学习率",
  "How large a step is: too small learns slowly, too large overshoots and may explode.":
    "一步有多大：太小学得慢，太大会冲过头，甚至爆炸。",
  initialisation: "初始化",
  "The weights with which learning a task begins.": "开始学习一个任务时的权重。",
  "second order": "二阶",
  "The outer loop takes into account how its change would change the inner steps: dearer and more exact.":
    "外循环考虑自身的改动会如何改变适应步：代价更高，也更精确。",
  "first order": "一阶",
  "The outer loop treats the inner steps as fixed: cheaper, and often nearly as good.":
    "外循环把适应步当作固定不变：代价更低，效果往往几乎一样好。",
  "How wrong the answers are, as one number: lower is better.": "用一个数表示答案错得多厉害：越低越好。",
  "The distance between answer and truth, squared, averaged over points: 0 is perfect.":
    "答案与真值之差的平方，对各点取平均：0 为完美。",
  "The share of answers that are right.": "答对的比例。",
  embedding: "嵌入",
  "A drawing as a point in a space that the network has learned, where like lies near like.":
    "把一幅图表示为网络所学空间中的一个点，相似的靠近。",
  prototype: "原型",
  "The mean of a class's embeddings: what its examples have in common.":
    "一个类别的嵌入的均值：各样本的共同之处。",
  attention: "注意力",
  "How much each example counts in the answer; the shares add up to one.":
    "每个样本在答案中占多大分量；各份额之和为一。",
  inductive: "归纳式",
  "Each query is answered by itself: no other query is looked at. The stricter way to test.":
    "每个查询单独作答，不看其他查询。这是更严格的测试方式。",
  transductive: "直推式",
  "All queries may be looked at together, which tells more and makes figures look better.":
    "可以把所有查询放在一起看，信息更多，数字也更好看。",
  baseline: "基线",
  "Something simple beside the learner, to see what learning to learn is worth.":
    "与学习器并排的简单方法，用来看出学会学习值多少。",
  pretraining: "预训练",
  "Ordinary learning on all tasks at once, then fine-tuning on the new one.":
    "在所有任务上一起做普通学习，再在新任务上微调。",
  "fine-tuning": "微调",
  "Going on to train a network on the few examples of a new task.": "在新任务的少数样本上继续训练网络。",
  ensemble: "集成",
  "Several learners asked together; where they disagree they do not know.":
    "同时问几个学习器；它们意见不一之处，就是它们不知道之处。",
  "samples of functions": "函数采样",
  "Several answers that all fit the examples. Where they fan out, the examples leave it open.":
    "几个都符合样本的答案。它们散开的地方，样本没有给出定论。",
  "Whether it is as sure as it should be: of answers given with 90%, nine in ten are right.":
    "它的把握是否恰如其分：以 90% 把握给出的答案，十个里应有九个正确。",
  "negative log likelihood": "负对数似然",
  "How surprised the learner is by the truth: lower is better, and being sure and wrong costs most.":
    "真值让学习器有多意外：越低越好，自信而错误的代价最大。",
  "95% interval": "95% 区间",
  "How far chance may have moved a mean: of many such intervals, 95% hold the true one.":
    "偶然性可能使均值偏移多少：许多这样的区间中，有 95% 包含真正的均值。",
  "validation tasks": "验证任务",
  "Tasks kept apart from training, looked at while it goes on.": "与训练分开、在训练过程中查看的任务。",
  "test tasks": "测试任务",
  "Tasks kept apart until the end: the figures that count.": "一直留到最后的任务：算数的是它们的数字。",
  bandit: "老虎机",
  "Slot machines that pay with unknown chances: try them out, yet earn while you learn.":
    "以未知概率出奖的老虎机：要试，又要边学边赚。",
  arm: "臂",
  "One of a bandit's machines; pulling it pays or does not.": "老虎机中的一台；拉一下，或有回报，或没有。",
  trial: "试验",
  "One task of decisions played from the first step to the last.": "从第一步到最后一步进行的一个决策任务。",
  reward: "奖励",
  "What an action pays.": "一个动作带来的回报。",
  "What was given up by not knowing better: the best action's expected reward less the chosen one's.":
    "因不够了解而放弃的部分：最优动作的期望奖励减去所选动作的期望奖励。",
  policy: "策略",
  "A rule for what to do next, given all that was seen.": "根据所见的一切决定下一步做什么的规则。",
  "entropy bonus": "熵奖励",
  "A small reward for trying different actions, so that nothing is settled on too early.":
    "对尝试不同动作的小小奖励，以免过早定下来。",
  "tabular MDP": "表格型 MDP",
  "A small world of states: each action pays something and leads on, by chances unknown at first.":
    "由若干状态组成的小世界：每个动作都有回报并通向别处，其概率起初未知。",
  seed: "随机种子",
  "The number from which all chance is drawn: the same seed gives the same run.":
    "一切随机性的来源：同样的种子得到同样的运行。",
} as const;
